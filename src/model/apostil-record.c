/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-record-extra.h"
#include "apostil-same.h"
#include "apostil-value.h"

#include <string.h>

/* How it works
 *
 * A document may hold a hundred thousand records and its history many more, so a record is
 * small. Its id lies inside it when it is short, which it nearly always is. Attributes are
 * one array, sorted by name, and a single one lies inside the record unless it has an extra. Values are
 * shared (apostil-value.h).
 * Reason, alternatives and foreign content are the extra, which few records have.
 *
 * What only reads is called a hundred times for each record that is loaded, and checks no more than NULL: the
 * check of a type that others derive from walks up their tree, which was a tenth of the time of loading.
 *
 * Nothing is locked: a record is written by the one thread that made it, until it is
 * sealed; from then on it is only read. */

#define ID_ROOM 12

typedef struct
{
  gchar id
      [ID_ROOM]; /* or the pointer to a long one, by bytes, so that no room is lost to alignment */
  guint16 n_attributes;
  guint8 status;
  guint8 long_id : 1;
  guint8 sealed : 1;
  guint8 apart : 1; /* attributes and extra are not in the record */
  union
  {
    ApostilAttribute one;
    struct
    {
      ApostilAttribute *many;    /* (nullable) if there are none */
      ApostilRecordExtra *extra; /* (nullable) */
    } apart;
  } more;
} ApostilRecordPrivate;

/* A hundred thousand annotations take 96 bytes each with this; every eight more are a megabyte and a half, since
 * GLib aligns to sixteen. */
G_STATIC_ASSERT (sizeof (ApostilRecordPrivate) <= 32);

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ApostilRecord, apostil_record, G_TYPE_OBJECT)

#define PRIVATE(record) \
  ((ApostilRecordPrivate *) apostil_record_get_instance_private ((ApostilRecord *) (record)))

static const ApostilRecordExtra no_extra;

static const ApostilRecordExtra *
get_extra (gpointer self)
{
  const ApostilRecordPrivate *priv = PRIVATE (self);

  return priv->apart && priv->more.apart.extra != NULL ? priv->more.apart.extra : &no_extra;
}

static inline ApostilAttribute *
attributes_of (ApostilRecordPrivate *priv)
{
  return priv->apart ? priv->more.apart.many : &priv->more.one;
}

/* Arrays of attributes are slices of just their size, as the records are: no room is lost between them. */
static ApostilAttribute *
resize (ApostilAttribute *old, guint n_old, guint n)
{
  ApostilAttribute *many = g_slice_alloc (n * sizeof (ApostilAttribute));

  if (MIN (n_old, n) > 0)
    memcpy (many, old, MIN (n_old, n) * sizeof (ApostilAttribute));
  g_slice_free1 (n_old * sizeof (ApostilAttribute), old);
  return many;
}

/* Takes the attribute out of the record. */
static void
set_apart (ApostilRecordPrivate *priv)
{
  ApostilAttribute *many = NULL;

  if (priv->apart)
    return;

  if (priv->n_attributes > 0)
    {
      many = g_slice_new (ApostilAttribute);
      many[0] = priv->more.one;
    }
  priv->apart = TRUE;
  priv->more.apart.many = many;
  priv->more.apart.extra = NULL;
}

static ApostilRecordExtra *
ensure_extra (ApostilRecordPrivate *priv)
{
  set_apart (priv);
  if (priv->more.apart.extra == NULL)
    priv->more.apart.extra = g_new0 (ApostilRecordExtra, 1);

  return priv->more.apart.extra;
}

static gchar *
get_long_id (ApostilRecordPrivate *priv)
{
  gchar *id = NULL;

  memcpy (&id, priv->id, sizeof id);
  return id;
}

static void
clear_id (ApostilRecordPrivate *priv)
{
  if (priv->long_id)
    g_ref_string_release (get_long_id (priv));
  priv->long_id = FALSE;
  priv->id[0] = '\0';
}

static void
apostil_record_finalize (GObject *object)
{
  ApostilRecordPrivate *priv = PRIVATE (object);
  ApostilAttribute *attributes = attributes_of (priv);

  clear_id (priv);
  for (guint i = 0; i < priv->n_attributes; i++)
    apostil_value_unref (attributes[i].value);
  if (priv->apart)
    {
      g_slice_free1 (priv->n_attributes * sizeof (ApostilAttribute), priv->more.apart.many);
      apostil_record_extra_free (priv->more.apart.extra);
    }

  G_OBJECT_CLASS (apostil_record_parent_class)->finalize (object);
}

static void
apostil_record_class_init (ApostilRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = apostil_record_finalize;
}

static void
apostil_record_init (ApostilRecord *self)
{
}

/**
 * apostil_record_get_id:
 * @self: (type ApostilRecord): a record
 *
 * Returns: the id, empty while none was given; valid as long as the record
 */
const gchar *
apostil_record_get_id (gpointer self)
{
  ApostilRecordPrivate *priv = NULL;

  g_return_val_if_fail (self != NULL, "");

  priv = PRIVATE (self);
  return priv->long_id ? get_long_id (priv) : priv->id;
}

/**
 * apostil_record_set_id:
 * @self: (type ApostilRecord): a record that is not sealed
 * @id: the new id, unique within its document
 */
void
apostil_record_set_id (gpointer self, const gchar *id)
{
  ApostilRecordPrivate *priv = NULL;
  gchar *there = NULL;
  gchar here[ID_ROOM] = { 0 };

  g_return_if_fail (APOSTIL_IS_RECORD (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (id != NULL);

  priv = PRIVATE (self);
  if (g_strlcpy (here, id, ID_ROOM) >= ID_ROOM)
    {
      there = g_ref_string_new (id);
      memcpy (here, &there, sizeof there);
    }

  clear_id (priv);
  priv->long_id = there != NULL;
  memcpy (priv->id, here, ID_ROOM);
}

/**
 * apostil_record_is_sealed:
 * @self: (type ApostilRecord): a record
 *
 * Returns: whether it can no longer change
 */
gboolean
apostil_record_is_sealed (gpointer self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return PRIVATE (self)->sealed;
}

/**
 * apostil_record_seal:
 * @self: (type ApostilRecord): a record
 *
 * From now on it never changes and any thread may read it. The document seals what enters
 * it; to seal twice does nothing.
 */
void
apostil_record_seal (gpointer self)
{
  ApostilRecordClass *klass = NULL;

  g_return_if_fail (APOSTIL_IS_RECORD (self));

  if (PRIVATE (self)->sealed)
    return;

  klass = APOSTIL_RECORD_GET_CLASS (self);
  if (klass->seal != NULL)
    klass->seal (self);
  PRIVATE (self)->sealed = TRUE;
}

/**
 * apostil_record_copy:
 * @self: (type ApostilRecord): a record
 *
 * Returns: (transfer full) (type ApostilRecord): an equal record, same id, not sealed
 */
gpointer
apostil_record_copy (gpointer self)
{
  ApostilRecordClass *klass = NULL;
  ApostilRecordPrivate *from = NULL;
  ApostilRecordPrivate *to = NULL;
  ApostilRecord *copy = NULL;

  g_return_val_if_fail (APOSTIL_IS_RECORD (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  from = PRIVATE (self);
  to = PRIVATE (copy);
  memcpy (to->id, from->id, ID_ROOM);
  to->long_id = from->long_id;
  if (to->long_id)
    g_ref_string_acquire (get_long_id (to));
  to->status = from->status;
  to->n_attributes = from->n_attributes;
  to->apart = from->apart;
  to->more = from->more;
  if (from->apart)
    {
      to->more.apart.many =
          g_slice_copy (from->n_attributes * sizeof (ApostilAttribute), from->more.apart.many);
      to->more.apart.extra = apostil_record_extra_copy (from->more.apart.extra);
    }
  for (guint i = 0; i < to->n_attributes; i++)
    apostil_value_ref (attributes_of (to)[i].value);

  klass = APOSTIL_RECORD_GET_CLASS (self);
  if (klass->copy != NULL)
    klass->copy (self, copy);
  return copy;
}

/**
 * apostil_record_equal:
 * @a: (type ApostilRecord): a record
 * @b: (type ApostilRecord): another
 *
 * Returns: whether they are of one class and equal in everything but being sealed
 */
gboolean
apostil_record_equal (gpointer a, gpointer b)
{
  ApostilRecordClass *klass = NULL;
  ApostilRecordPrivate *one = NULL;
  ApostilRecordPrivate *two = NULL;

  g_return_val_if_fail (APOSTIL_IS_RECORD (a), FALSE);
  g_return_val_if_fail (APOSTIL_IS_RECORD (b), FALSE);

  if (a == b)
    return TRUE;

  one = PRIVATE (a);
  two = PRIVATE (b);
  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b) || one->status != two->status ||
      one->n_attributes != two->n_attributes ||
      !g_str_equal (apostil_record_get_id (a), apostil_record_get_id (b)) ||
      !apostil_record_extra_equal (get_extra (a), get_extra (b)))
    return FALSE;

  for (guint i = 0; i < one->n_attributes; i++)
    if (attributes_of (one)[i].name != attributes_of (two)[i].name ||
        !g_str_equal (attributes_of (one)[i].value, attributes_of (two)[i].value))
      return FALSE;

  klass = APOSTIL_RECORD_GET_CLASS (a);
  return klass->equal == NULL || klass->equal (a, b);
}

/**
 * apostil_id_compare:
 * @a: an id
 * @b: another
 *
 * Orders ids as people count: runs of digits by their number, all else by bytes. Only
 * equal ids compare as equal.
 *
 * Returns: less than, equal to or greater than 0
 */
gint
apostil_id_compare (const gchar *a, const gchar *b)
{
  const gchar *p = a;
  const gchar *q = b;

  while (*p != '\0' && *q != '\0')
    {
      if (g_ascii_isdigit (*p) && g_ascii_isdigit (*q))
        {
          gsize n_p = 0;
          gsize n_q = 0;
          gint order = 0;

          p += strspn (p, "0");
          q += strspn (q, "0");
          n_p = strspn (p, "0123456789");
          n_q = strspn (q, "0123456789");
          if (n_p != n_q)
            return n_p < n_q ? -1 : 1;
          order = strncmp (p, q, n_p);
          if (order != 0)
            return order;
          p += n_p;
          q += n_q;
        }
      else if (*p != *q)
        break;
      else
        {
          p++;
          q++;
        }
    }

  if (*p != *q)
    return (guchar) *p < (guchar) *q ? -1 : 1;

  return strcmp (a, b);
}

/**
 * apostil_record_get:
 * @self: (type ApostilRecord): a record
 * @name: the name of an attribute, interned or not
 *
 * Returns: (nullable): its value; valid until it is set again, and for a sealed record as
 *   long as the record
 */
const gchar *
apostil_record_get (gpointer self, const gchar *name)
{
  const ApostilAttribute *attributes = NULL;
  guint n_attributes = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  attributes = apostil_record_get_attributes (self, &n_attributes);
  for (guint i = 0; i < n_attributes; i++)
    if (apostil_same (attributes[i].name, name))
      return attributes[i].value;

  return NULL;
}

static void
insert_attribute (ApostilRecordPrivate *priv, guint position, ApostilAttribute attribute)
{
  ApostilAttribute *many = NULL;

  if (priv->n_attributes == 0 && !priv->apart)
    {
      priv->more.one = attribute;
      priv->n_attributes = 1;
      return;
    }

  if (priv->apart)
    many = resize (priv->more.apart.many, priv->n_attributes, priv->n_attributes + 1u);
  else
    {
      many = g_slice_alloc (2 * sizeof (ApostilAttribute));
      many[0] = priv->more.one;
      priv->apart = TRUE;
      priv->more.apart.extra = NULL;
    }
  priv->more.apart.many = many;
  memmove (many + position + 1, many + position,
           (priv->n_attributes - position) * sizeof (ApostilAttribute));
  many[position] = attribute;
  priv->n_attributes++;
}

static void
remove_attribute (ApostilRecordPrivate *priv, guint position)
{
  ApostilAttribute *attributes = attributes_of (priv);

  apostil_value_unref (attributes[position].value);
  memmove (attributes + position, attributes + position + 1,
           (priv->n_attributes - position - 1u) * sizeof (ApostilAttribute));
  priv->n_attributes--;
  if (!priv->apart)
    return;
  if (priv->n_attributes == 1 && priv->more.apart.extra == NULL)
    {
      ApostilAttribute last = attributes[0];

      g_slice_free1 (2 * sizeof (ApostilAttribute), attributes);
      priv->apart = FALSE;
      priv->more.one = last;
    }
  else
    priv->more.apart.many = resize (attributes, priv->n_attributes + 1u, priv->n_attributes);
}

/* Gives the attribute the value, or takes it away when that is NULL. */
static void
set_value (ApostilRecordPrivate *priv, const gchar *name, gchar *value)
{
  ApostilAttribute *attributes = attributes_of (priv);
  guint position = 0;
  gint order = -1;

  for (; position < priv->n_attributes; position++)
    {
      order = attributes[position].name == name ? 0 : strcmp (attributes[position].name, name);
      if (order >= 0)
        break;
    }
  if (position == priv->n_attributes || order > 0)
    {
      if (value != NULL)
        insert_attribute (priv, position, (ApostilAttribute){ g_intern_string (name), value });
    }
  else if (value == NULL)
    remove_attribute (priv, position);
  else
    {
      apostil_value_unref (attributes[position].value);
      attributes[position].value = value;
    }
}

/**
 * apostil_record_set:
 * @self: (type ApostilRecord): a record that is not sealed
 * @name: the name of an attribute; it is interned, so a name from a file must be one that
 *   its scheme or the format defines
 * @value: (nullable): its value in UTF-8, or %NULL to remove it
 */
void
apostil_record_set (gpointer self, const gchar *name, const gchar *value)
{
  g_return_if_fail (APOSTIL_IS_RECORD (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (PRIVATE (self)->n_attributes < G_MAXUINT16);

  set_value (PRIVATE (self), name, value != NULL ? apostil_value_new (value) : NULL);
}

/**
 * apostil_record_set_value:
 * @self: (type ApostilRecord): a record that is not sealed
 * @name: the name of an attribute, as for apostil_record_set()
 * @value: (transfer full): its value, which other records may have, too
 */
void
apostil_record_set_value (gpointer self, const gchar *name, gchar *value)
{
  g_return_if_fail (self != NULL && name != NULL && value != NULL);
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (PRIVATE (self)->n_attributes < G_MAXUINT16);

  set_value (PRIVATE (self), name, value);
}

/**
 * apostil_record_add_choice:
 * @self: (type ApostilRecord): a record that is not sealed and has no such attribute
 * @name: the name of an attribute, interned
 * @choice: its value, interned, as all ids of a scheme are
 *
 * As apostil_record_set(), without looking the strings up: most attributes of a file are such.
 */
void
apostil_record_add_choice (gpointer self, const gchar *name, const gchar *choice)
{
  ApostilRecordPrivate *priv = NULL;
  guint position = 0;

  g_return_if_fail (self != NULL && name != NULL && choice != NULL);
  g_return_if_fail (!apostil_record_is_sealed (self));

  priv = PRIVATE (self);
  g_return_if_fail (priv->n_attributes < G_MAXUINT16);
  while (position < priv->n_attributes && strcmp (attributes_of (priv)[position].name, name) < 0)
    position++;
  insert_attribute (priv, position, (ApostilAttribute){ name, (gchar *) choice });
}

/**
 * apostil_record_get_attributes:
 * @self: (type ApostilRecord): a record
 * @n_attributes: (out): how many
 *
 * Returns: (array length=n_attributes) (transfer none): all attributes, in the order of
 *   their names
 */
const ApostilAttribute *
apostil_record_get_attributes (gpointer self, guint *n_attributes)
{
  ApostilRecordPrivate *priv = NULL;

  *n_attributes = 0;
  g_return_val_if_fail (self != NULL, NULL);

  priv = PRIVATE (self);
  *n_attributes = priv->n_attributes;
  return attributes_of (priv);
}

/**
 * apostil_record_get_status:
 * @self: (type ApostilRecord): a record
 *
 * Returns: whether it is confirmed, suggested or rejected
 */
ApostilStatus
apostil_record_get_status (gpointer self)
{
  g_return_val_if_fail (self != NULL, APOSTIL_STATUS_CONFIRMED);

  return PRIVATE (self)->status;
}

/**
 * apostil_record_set_status:
 * @self: (type ApostilRecord): a record that is not sealed
 * @status: its new status
 */
void
apostil_record_set_status (gpointer self, ApostilStatus status)
{
  g_return_if_fail (APOSTIL_IS_RECORD (self));
  g_return_if_fail (!apostil_record_is_sealed (self));

  PRIVATE (self)->status = (guint8) status;
}

/**
 * apostil_record_has_more:
 * @self: (type ApostilRecord): a record
 *
 * Returns: whether it may have a reason, alternatives or foreign content, which few records have
 */
gboolean
apostil_record_has_more (gpointer self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return get_extra (self) != &no_extra;
}

/**
 * apostil_record_get_reason:
 * @self: (type ApostilRecord): a record
 * @args: (out) (optional) (array length=n_args) (transfer none): the arguments
 * @n_args: (out) (optional): how many
 *
 * Returns: (nullable): the code of the reason that a suggestion has
 */
const gchar *
apostil_record_get_reason (gpointer self, const ApostilAttribute **args, guint *n_args)
{
  const GArray *arguments = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  arguments = get_extra (self)->reason_args;
  if (args != NULL)
    *args = arguments != NULL ? (const ApostilAttribute *) (gpointer) arguments->data : NULL;
  if (n_args != NULL)
    *n_args = arguments != NULL ? arguments->len : 0;
  return get_extra (self)->reason;
}

/**
 * apostil_record_set_reason:
 * @self: (type ApostilRecord): a record that is not sealed
 * @code: (nullable): the code of the reason; its arguments start anew
 */
void
apostil_record_set_reason (gpointer self, const gchar *code)
{
  g_autofree gchar *old = NULL;
  ApostilRecordExtra *extra = NULL;

  g_return_if_fail (APOSTIL_IS_RECORD (self));
  g_return_if_fail (!apostil_record_is_sealed (self));

  if (code == NULL && !apostil_record_has_more (self))
    return;

  extra = ensure_extra (PRIVATE (self));
  old = g_steal_pointer (&extra->reason);
  extra->reason = g_strdup (code);
  g_clear_pointer (&extra->reason_args, g_array_unref);
}

/**
 * apostil_record_add_reason_arg:
 * @self: (type ApostilRecord): a record that is not sealed and has a reason
 * @name: the name of the argument; it is interned
 * @value: its value
 */
void
apostil_record_add_reason_arg (gpointer self, const gchar *name, const gchar *value)
{
  ApostilAttribute argument = { NULL, NULL };
  ApostilRecordExtra *extra = NULL;

  g_return_if_fail (APOSTIL_IS_RECORD (self));
  g_return_if_fail (!apostil_record_is_sealed (self));
  g_return_if_fail (name != NULL && value != NULL);

  extra = ensure_extra (PRIVATE (self));
  argument.name = g_intern_string (name);
  argument.value = g_strdup (value);
  g_array_append_val (apostil_record_extra_ensure_args (extra), argument);
}

/**
 * apostil_record_get_alternatives:
 * @self: (type ApostilRecord): a record
 *
 * Returns: (array zero-terminated=1) (nullable) (transfer none): other values that a
 *   suggestion could have, best first
 */
const gchar *const *
apostil_record_get_alternatives (gpointer self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const gchar *const *) get_extra (self)->alternatives;
}

/**
 * apostil_record_set_alternatives:
 * @self: (type ApostilRecord): a record that is not sealed
 * @values: (array zero-terminated=1) (nullable): the values, best first
 */
void
apostil_record_set_alternatives (gpointer self, const gchar *const *values)
{
  g_auto (GStrv) old = NULL;
  ApostilRecordExtra *extra = NULL;

  g_return_if_fail (APOSTIL_IS_RECORD (self));
  g_return_if_fail (!apostil_record_is_sealed (self));

  if (values != NULL && values[0] == NULL)
    values = NULL;
  if (values == NULL && !apostil_record_has_more (self))
    return;

  extra = ensure_extra (PRIVATE (self));
  old = g_steal_pointer (&extra->alternatives);
  extra->alternatives = g_strdupv ((gchar **) values);
}

/**
 * apostil_record_get_foreign_attributes:
 * @self: (type ApostilRecord): a record
 *
 * Returns: (nullable): attributes in foreign namespaces as they are written back
 */
const gchar *
apostil_record_get_foreign_attributes (gpointer self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_extra (self)->foreign_attributes;
}

/**
 * apostil_record_get_foreign_elements:
 * @self: (type ApostilRecord): a record
 *
 * Returns: (nullable): elements in foreign namespaces as they are written back
 */
const gchar *
apostil_record_get_foreign_elements (gpointer self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_extra (self)->foreign_elements;
}

/**
 * apostil_record_set_foreign:
 * @self: (type ApostilRecord): a record that is not sealed
 * @attributes: (nullable): canonical XML of foreign attributes
 * @elements: (nullable): canonical XML of foreign elements
 */
void
apostil_record_set_foreign (gpointer self, const gchar *attributes, const gchar *elements)
{
  g_autofree gchar *old_attributes = NULL;
  g_autofree gchar *old_elements = NULL;
  ApostilRecordExtra *extra = NULL;

  g_return_if_fail (APOSTIL_IS_RECORD (self));
  g_return_if_fail (!apostil_record_is_sealed (self));

  if (attributes == NULL && elements == NULL && !apostil_record_has_more (self))
    return;

  extra = ensure_extra (PRIVATE (self));
  old_attributes = g_steal_pointer (&extra->foreign_attributes);
  old_elements = g_steal_pointer (&extra->foreign_elements);
  extra->foreign_attributes = g_strdup (attributes);
  extra->foreign_elements = g_strdup (elements);
}
