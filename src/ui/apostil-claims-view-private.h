/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-claims-view.h"
#include "apostil-contradiction-finder.h"
#include "apostil-ledger-list.h"
#include "apostil-ledger.h"
#include "apostil-palette.h"

G_BEGIN_DECLS

/* Shared by the files of the view: what it assembles (apostil-claims-view.c) and its actions
 * (apostil-claims-actions.c). */

struct _ApostilClaimsView
{
  GtkBox parent_instance;

  ApostilSession *session;
  ApostilDocument *document; /* (nullable) the session's */
  ApostilLedger *ledger;     /* (nullable) of the document */
  GActionMap *actions;       /* (nullable) not owned: the window's */

  GtkWidget *paned;
  GtkWidget *ledger_pane;
  GtkWidget *toolbar;
  GtkWidget *group_label;
  GtkWidget *groupings;
  GtkWidget *filter;
  GtkWidget *controls;
  GtkWidget *summary;
  GtkWidget *chips;
  GtkWidget *titles;
  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *relate_bar;
  GtkWidget *contradiction_bar;
  GtkWidget *evidence; /* popovers of the list */
  GtkWidget *verdict;
  ApostilContradictionFinder *finder;
  GtkWidget *map; /* hidden where there is no room for it */
  gint width;     /* that it was fitted to */
  guint fit_idle;
};

void apostil_claims_view_add_actions (ApostilClaimsView *self, GActionMap *actions);
void apostil_claims_view_update_actions (ApostilClaimsView *self);
void apostil_claims_view_update_candidates (ApostilClaimsView *self);
void apostil_claims_view_update_offer (ApostilClaimsView *self);
void apostil_claims_view_run (ApostilClaimsView *self, const gchar *action, const gchar *parameter);
void apostil_claims_view_add_evidence (ApostilClaimsView *self, const ApostilEvidence *evidence);
void
apostil_claims_view_judge (ApostilClaimsView *self, const gchar *verdict, const gchar *reasoning);
ApostilAnnotation *apostil_claims_view_get_claim (ApostilClaimsView *self);

G_END_DECLS
