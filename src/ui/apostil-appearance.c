/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-appearance.h"

#include <string.h>

/* How it works
 *
 * GTK 3 knows the theme of the desktop, but not that the person prefers dark windows or high
 * contrast: desktops tell that through the settings portal, in and out of a sandbox. It is asked
 * once, without waiting for the answer, and tells of changes by itself; a desktop without a portal
 * is one that prefers nothing. A choice in the preferences comes before what the desktop says. */

#define PORTAL_NAME      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH      "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define NAMESPACE        "org.freedesktop.appearance"

/* As in the schema. */
typedef enum
{
  THEME_SYSTEM,
  THEME_LIGHT,
  THEME_DARK,
  THEME_HIGH_CONTRAST,
  THEME_HIGH_CONTRAST_DARK,
} Theme;

/* As the portal numbers them. */
enum
{
  PREFERS_NOTHING,
  PREFERS_DARK,
  PREFERS_LIGHT,
};

struct _ApostilAppearance
{
  GObject parent_instance;

  GSettings *settings;
  GDBusConnection *connection; /* (nullable) */
  GCancellable *cancellable;
  guint subscription;
  guint scheme;   /* what the desktop prefers */
  guint contrast; /* likewise; 1: high */
  gboolean named; /* the name of the theme was set from here */
  gboolean toned; /* whether dark is preferred was */
};

G_DEFINE_FINAL_TYPE (ApostilAppearance, apostil_appearance, G_TYPE_OBJECT)

static void
set_dark (ApostilAppearance *self, GtkSettings *gtk, gboolean dark)
{
  self->toned = TRUE;
  g_object_set (gtk, "gtk-application-prefer-dark-theme", dark, NULL);
}

/* « Adwaita-dark » is dark whatever is preferred. */
static gchar *
dup_light_name (GtkSettings *gtk)
{
  g_autofree gchar *name = NULL;

  g_object_get (gtk, "gtk-theme-name", &name, NULL);
  if (name == NULL)
    return NULL;
  if (g_str_has_suffix (name, "-dark") || g_str_has_suffix (name, "-Dark"))
    return g_strndup (name, strlen (name) - strlen ("-dark"));
  return g_str_equal (name, "HighContrastInverse") ? g_strdup ("HighContrast") : NULL;
}

static void
set_name (ApostilAppearance *self, GtkSettings *gtk, const gchar *name)
{
  if (name == NULL)
    return;
  self->named = TRUE;
  g_object_set (gtk, "gtk-theme-name", name, NULL);
}

/* Back to what the desktop says; nothing that was never set, since each setting styles all anew. */
static void
reset (ApostilAppearance *self, GtkSettings *gtk)
{
  if (self->named)
    gtk_settings_reset_property (gtk, "gtk-theme-name");
  if (self->toned)
    gtk_settings_reset_property (gtk, "gtk-application-prefer-dark-theme");
  self->named = self->toned = FALSE;
}

static void
apply (ApostilAppearance *self)
{
  GtkSettings *gtk = gtk_settings_get_default ();
  Theme theme = (Theme) g_settings_get_enum (self->settings, "theme");
  g_autofree gchar *light = NULL;

  if (gtk == NULL)
    return;
  if (theme == THEME_SYSTEM && self->contrast == 1)
    theme = self->scheme == PREFERS_DARK ? THEME_HIGH_CONTRAST_DARK : THEME_HIGH_CONTRAST;
  else if (theme == THEME_SYSTEM && self->scheme == PREFERS_DARK)
    theme = THEME_DARK;
  else if (theme == THEME_SYSTEM && self->scheme == PREFERS_LIGHT)
    theme = THEME_LIGHT;

  reset (self, gtk);
  switch (theme)
    {
    case THEME_LIGHT:
      light = dup_light_name (gtk);
      set_name (self, gtk, light);
      set_dark (self, gtk, FALSE);
      break;
    case THEME_DARK:
      set_dark (self, gtk, TRUE);
      break;
    case THEME_HIGH_CONTRAST:
      set_name (self, gtk, "HighContrast");
      break;
    case THEME_HIGH_CONTRAST_DARK:
      set_name (self, gtk, "HighContrastInverse");
      break;
    case THEME_SYSTEM:
    default:
      break;
    }
}

/* ---- What the desktop says ---- */

static gboolean
note (ApostilAppearance *self, const gchar *key, GVariant *value)
{
  guint *place = g_str_equal (key, "color-scheme") ? &self->scheme
                 : g_str_equal (key, "contrast")   ? &self->contrast
                                                   : NULL;

  if (place == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32) ||
      *place == g_variant_get_uint32 (value))
    return FALSE;
  *place = g_variant_get_uint32 (value);
  return TRUE;
}

static void
setting_changed (GDBusConnection *connection,
                 const gchar *sender,
                 const gchar *path,
                 const gchar *interface,
                 const gchar *signal,
                 GVariant *parameters,
                 gpointer user_data)
{
  ApostilAppearance *self = user_data;
  g_autoptr (GVariant) value = NULL;
  const gchar *space;
  const gchar *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (note (self, key, value))
    apply (self);
}

static void
settings_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilAppearance) self = user_data;
  g_autoptr (GVariant)
      reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) spaces = NULL;
  g_autoptr (GVariantIter) values = NULL;
  const gchar *key;
  GVariant *value;
  gboolean changed = FALSE;

  /* No portal, or none that has settings; or the program ends. */
  if (reply == NULL || self->connection == NULL)
    return;
  spaces = g_variant_get_child_value (reply, 0);
  if (!g_variant_lookup (spaces, NAMESPACE, "a{sv}", &values))
    return;
  while (g_variant_iter_loop (values, "{&sv}", &key, &value))
    changed = note (self, key, value) || changed;
  if (changed)
    apply (self);
}

static void
ask_desktop (ApostilAppearance *self)
{
  const gchar *const spaces[] = { NAMESPACE, NULL };

  if (self->connection == NULL || g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "0") == 0)
    return;
  self->subscription = g_dbus_connection_signal_subscribe (
      self->connection, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged", PORTAL_PATH, NAMESPACE,
      G_DBUS_SIGNAL_FLAGS_NONE, setting_changed, self, NULL);
  g_dbus_connection_call (self->connection, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "ReadAll",
                          g_variant_new ("(^as)", spaces), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, settings_read,
                          g_object_ref (self));
}

/* ---- Construction ---- */

static void
apostil_appearance_dispose (GObject *object)
{
  ApostilAppearance *self = APOSTIL_APPEARANCE (object);

  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  self->subscription = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->connection);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (apostil_appearance_parent_class)->dispose (object);
}

static void
apostil_appearance_finalize (GObject *object)
{
  g_object_unref (APOSTIL_APPEARANCE (object)->cancellable);
  G_OBJECT_CLASS (apostil_appearance_parent_class)->finalize (object);
}

static void
apostil_appearance_class_init (ApostilAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_appearance_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_appearance_finalize;
}

static void
apostil_appearance_init (ApostilAppearance *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * apostil_appearance_new:
 * @settings: the person's
 * @connection: (nullable): where the desktop can be asked
 *
 * Returns: (transfer full): what keeps the theme as @settings and the desktop say, while it lives
 */
ApostilAppearance *
apostil_appearance_new (GSettings *settings, GDBusConnection *connection)
{
  ApostilAppearance *self = g_object_new (APOSTIL_TYPE_APPEARANCE, NULL);

  self->settings = g_object_ref (settings);
  if (connection != NULL)
    self->connection = g_object_ref (connection);
  g_signal_connect_object (settings, "changed::theme", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  apply (self);
  ask_desktop (self);
  return self;
}
