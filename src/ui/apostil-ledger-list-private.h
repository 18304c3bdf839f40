/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-ledger-list.h"

#include "apostil-row-heights.h"

G_BEGIN_DECLS

/* Shared by the files of the list: what it shows and how it is painted (apostil-ledger-list.c), its
 * rows as they come, go and are chosen (-rows.c), where it is (-scroll.c), keys and pointer
 * (-input.c), the menu of a claim (-menu.c), and what assistive technologies see (-accessible.c). */

#define APOSTIL_LEDGER_LIST_NONE (-1)

/**
 * ApostilLedgerKnown:
 *
 * Heights that were measured, all together.
 */
typedef struct
{
  gint64 sum;
  guint n;
} ApostilLedgerKnown;

struct _ApostilLedgerList
{
  ApostilScroller parent_instance;

  ApostilSession *session;
  ApostilLedger *ledger;      /* (nullable) */
  GtkCellRenderer *cell;      /* stands for one row after another */
  GHashTable *candidates;     /* (nullable) id → count */
  GtkWidget *menu;            /* (nullable) the one that was shown last */
  PangoFontDescription *font; /* (nullable) that heights go by */

  /* Rows; APOSTIL_LEDGER_LIST_NONE where there is none. */
  gint selected;
  gint cursor;
  gint hovered;
  gint wanted;        /* to be brought into sight once there is room */
  gboolean following; /* a row is being selected because the current mark changed */
  gboolean by_key;    /* the cursor was moved by a key, and is shown */

  /* The place: so far into a row. */
  ApostilRowHeights *heights;
  ApostilLedgerKnown known[2]; /* of rows of groups, of claims */
  guint top_row;
  gint top_offset;
  gint64 value;     /* the whole pixels that the vertical adjustment was told last */
  gdouble fraction; /* what it has besides */
  gboolean syncing; /* it is being told */
};

/* apostil-ledger-list.c */
void
apostil_ledger_list_command (ApostilLedgerList *self, const gchar *action, const gchar *target);
void apostil_ledger_list_open (ApostilLedgerList *self);
gboolean apostil_ledger_list_leave (ApostilLedgerList *self);
void apostil_ledger_list_measure_anew (ApostilLedgerList *self);
const ApostilAttributeDef *apostil_ledger_list_get_verdicts (ApostilLedgerList *self);

/* apostil-ledger-list-rows.c */
guint apostil_ledger_list_get_n_rows (ApostilLedgerList *self);
const ApostilLedgerRow *apostil_ledger_list_get_row (ApostilLedgerList *self, guint row);
gchar *apostil_ledger_list_speak (ApostilLedgerList *self, guint row);
ApostilAnnotation *apostil_ledger_list_get_claim (ApostilLedgerList *self);
void apostil_ledger_list_select (ApostilLedgerList *self, gint row);
void apostil_ledger_list_move_to (ApostilLedgerList *self, gint row, gboolean select);
void apostil_ledger_list_activate (ApostilLedgerList *self);
void apostil_ledger_list_hover (ApostilLedgerList *self, gint row);
void apostil_ledger_list_set_up (ApostilLedgerList *self, guint row);

/* apostil-ledger-list-scroll.c */
void apostil_ledger_list_settle (ApostilLedgerList *self);
void apostil_ledger_list_adjustment_changed (ApostilLedgerList *self);
void apostil_ledger_list_scroll_by (ApostilLedgerList *self, gint pixels);
void apostil_ledger_list_scroll_to (ApostilLedgerList *self, guint row);
gint apostil_ledger_list_get_row_at (ApostilLedgerList *self, gint y);
gboolean apostil_ledger_list_get_row_area (ApostilLedgerList *self, guint row, GdkRectangle *area);
void apostil_ledger_list_queue_row (ApostilLedgerList *self, gint row);

/* apostil-ledger-list-input.c and -menu.c */
void apostil_ledger_list_input_class_init (GtkWidgetClass *widget_class);
void apostil_ledger_list_pop_up_menu (ApostilLedgerList *self, const GdkEvent *event);

G_END_DECLS
