/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-status-accessible.h"

typedef struct
{
  AtkObject parent_instance;
  gboolean showing;
} ApostilStatusAccessible;

typedef struct
{
  AtkObjectClass parent_class;
} ApostilStatusAccessibleClass;

G_DEFINE_TYPE (ApostilStatusAccessible, apostil_status_accessible, ATK_TYPE_OBJECT)

static AtkStateSet *
apostil_status_accessible_ref_state_set (AtkObject *object)
{
  AtkStateSet *states = atk_state_set_new ();

  atk_state_set_add_state (states, ATK_STATE_ENABLED);
  atk_state_set_add_state (states, ATK_STATE_SENSITIVE);
  atk_state_set_add_state (states, ATK_STATE_VISIBLE);
  if (((ApostilStatusAccessible *) object)->showing)
    atk_state_set_add_state (states, ATK_STATE_SHOWING);
  return states;
}

static void
apostil_status_accessible_class_init (ApostilStatusAccessibleClass *klass)
{
  ATK_OBJECT_CLASS (klass)->ref_state_set = apostil_status_accessible_ref_state_set;
}

static void
apostil_status_accessible_init (ApostilStatusAccessible *self)
{
  ATK_OBJECT (self)->role = ATK_ROLE_NOTIFICATION;
}

/**
 * apostil_status_accessible_new:
 * @parent: (transfer none): the object that it is a child of
 *
 * Returns: (transfer full): a line that says nothing yet
 */
AtkObject *
apostil_status_accessible_new (AtkObject *parent)
{
  AtkObject *self = g_object_new (APOSTIL_TYPE_STATUS_ACCESSIBLE, NULL);

  atk_object_set_parent (self, parent);
  return self;
}

/**
 * apostil_status_accessible_say:
 * @status: the line
 * @words: what to say
 *
 * Has @words spoken.
 */
void
apostil_status_accessible_say (AtkObject *status, const gchar *words)
{
  ApostilStatusAccessible *self = (ApostilStatusAccessible *) status;

  if (self->showing)
    {
      self->showing = FALSE;
      atk_object_notify_state_change (status, ATK_STATE_SHOWING, FALSE);
    }
  atk_object_set_name (status, words);
  if (*words == '\0')
    return;
  self->showing = TRUE;
  atk_object_notify_state_change (status, ATK_STATE_SHOWING, TRUE);
}
