/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-entities-view.h"
#include "apostil-entity-model.h"
#include "apostil-view.h"

G_BEGIN_DECLS

/* Shared by the files of the view: what it assembles and how it follows the session
 * (apostil-entities-view.c), its columns (-columns.c), what can be done to entities (-actions.c), and
 * merging them (-merge.c). */

struct _ApostilEntitiesView
{
  GtkBox parent_instance;

  ApostilSession *session;
  ApostilDocument *document; /* (nullable) */
  ApostilEntityModel *model; /* (nullable) of the document */
  GActionMap *actions;       /* (nullable) the window's: not owned, it outlives the view */

  GtkWidget *filter;
  GtkWidget *show;
  GtkWidget *group;
  GtkWidget *summary;
  GtkWidget *menu_button;
  GtkWidget *stack;
  GtkWidget *tree;
  GtkTreeViewColumn *strip_column;
  GtkTreeViewColumn *columns[APOSTIL_ENTITY_ORDER_IDENTIFIER + 1]; /* by order; NULL: no column */
  GtkCellRenderer *name_cell;
  GtkCellRenderer *identifier_cell;
  GtkWidget *asking; /* (nullable) the popover that asks which name stays */

  gchar *shown_id;    /* (nullable) the entity whose row was chosen last */
  gchar *edited_id;   /* (nullable) the one that is renamed or identified in place */
  gchar *dragged_id;  /* (nullable) */
  gboolean following; /* rows are being selected because the current mark changed */
  ApostilEntityOrder order;
  gboolean descending;
  guint filter_timeout;
  gint width;
  gint excess;        /* of the headings over the widths that the columns were given */
  gboolean measuring; /* the table has its style, and its rows have no height yet */
};

/* apostil-entities-view.c */
GPtrArray *apostil_entities_view_get_selected (ApostilEntitiesView *self); /* (transfer full) */
void apostil_entities_view_select (ApostilEntitiesView *self, const gchar *entity_id);
void apostil_entities_view_sort (ApostilEntitiesView *self, ApostilEntityOrder order);

/* apostil-entities-columns.c */
void apostil_entities_view_add_columns (ApostilEntitiesView *self);
void apostil_entities_view_fit_columns (ApostilEntitiesView *self);
gboolean apostil_entities_view_query_tooltip (GtkWidget *tree,
                                              gint x,
                                              gint y,
                                              gboolean keyboard,
                                              GtkTooltip *tooltip,
                                              ApostilEntitiesView *self);

/* apostil-entities-actions.c */
void apostil_entities_view_add_actions (ApostilView *view, GActionMap *actions);
void apostil_entities_view_update_actions (ApostilEntitiesView *self);
void
apostil_entities_view_run (ApostilEntitiesView *self, const gchar *name, const gchar *parameter);
gboolean
apostil_entities_view_key_press (GtkWidget *tree, GdkEventKey *event, ApostilEntitiesView *self);
GMenuModel *apostil_entities_view_new_menu (ApostilEntitiesView *self);

/* apostil-entities-merge.c */
void apostil_entities_view_merge (ApostilEntitiesView *self, GPtrArray *entities, guint stays);
void apostil_entities_view_ask_merge (ApostilEntitiesView *self);
/* Has @popover stand at the row that the keyboard is in. */
void apostil_entities_view_point_to_cursor (ApostilEntitiesView *self, GtkPopover *popover);
void apostil_entities_view_accept_drags (ApostilEntitiesView *self);

G_END_DECLS
