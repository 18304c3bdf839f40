/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-document.h"

G_BEGIN_DECLS

/* What people do, as edits. Each function builds the whole edit (cascades included) from the
 * document as it is and returns it, (transfer full), for apostil_document_apply(); NULL with
 * @error when it makes no sense. Nothing here changes the document. */

/* Why a place may be about somebody else: it is offered, but unticked. */
typedef enum
{
  APOSTIL_DOUBT_NONE,
  APOSTIL_DOUBT_LONGER,    /* inside a longer capitalised run, or a longer hashtag */
  APOSTIL_DOUBT_HASHTAG,   /* a hashtag, and the mark is none */
  APOSTIL_DOUBT_LAST_NAME, /* the last name alone: father and son share it */
} ApostilDoubt;

typedef struct
{
  ApostilSpan span;
  ApostilStatus status;
  ApostilDoubt doubt;
  ApostilAnnotation *marked; /* (nullable) the mark of that kind that is there already */
} ApostilOccurrence;

/* Marks @span: "entity/person", "claim", "date", "KIND/TYPE". For an entity: links to @entity_id
 * when given, else to the one entity of that type with an equal folded name or alias, else
 * creates one in the same edit. @candidates (out) (optional) (transfer container): when several
 * fit and @entity_id is NULL, they are returned here and the result is NULL without error.
 * On an identical span with the same kind: a retype. The new or changed id: @id (out). */
ApostilEdit *apostil_command_mark (ApostilDocument *document,
                                   const gchar *target,
                                   ApostilSpan span,
                                   const gchar *entity_id,
                                   GPtrArray **candidates,
                                   gchar **id,
                                   GError **error);
/* Removes annotations and what hangs on them (relations, within, anchors, section dates),
 * and entities that were only named by them and carry nothing of the user's. */
ApostilEdit *
apostil_command_delete (ApostilDocument *document, GPtrArray *annotations, GError **error);
ApostilEdit *apostil_command_add_fragment (ApostilDocument *document,
                                           ApostilAnnotation *annotation,
                                           ApostilSpan span,
                                           GError **error);
ApostilEdit *apostil_command_remove_fragment (ApostilDocument *document,
                                              ApostilAnnotation *annotation,
                                              guint index,
                                              GError **error);
/* Moves one edge ("start-left" …) by a word or grapheme, or to @offset. */
ApostilEdit *apostil_command_set_span (ApostilDocument *document,
                                       ApostilAnnotation *annotation,
                                       guint index,
                                       ApostilSpan span,
                                       GError **error);
ApostilEdit *apostil_command_set_attribute (ApostilDocument *document,
                                            gpointer record,
                                            const gchar *name,
                                            const gchar *value,
                                            GError **error);
ApostilEdit *apostil_command_set_links (ApostilDocument *document,
                                        ApostilAnnotation *annotation,
                                        const gchar *role,
                                        const gchar *const *ids,
                                        GError **error);
/* Gives words to a role of a claim (source, cue …); empty span clears. For source, a mention in the
 * words becomes claimant when there is none yet. */
ApostilEdit *apostil_command_set_part (ApostilDocument *document,
                                       ApostilAnnotation *annotation,
                                       const gchar *role,
                                       const ApostilSpan *spans,
                                       guint n_spans,
                                       GError **error);
/* Makes a date annotation the publication date of its section, or of the article. */
ApostilEdit *apostil_command_set_publication (ApostilDocument *document,
                                              ApostilAnnotation *date,
                                              GError **error);
ApostilEdit *apostil_command_relate (ApostilDocument *document,
                                     const gchar *type,
                                     const gchar *from,
                                     const gchar *to,
                                     GError **error);
/* Remembers that the two are not related in this way: a rejected relation. */
ApostilEdit *apostil_command_dismiss_relation (ApostilDocument *document,
                                               const gchar *type,
                                               const gchar *from,
                                               const gchar *to,
                                               GError **error);
ApostilEdit *
apostil_command_unrelate (ApostilDocument *document, ApostilRelation *relation, GError **error);

ApostilEdit *apostil_command_rename_entity (ApostilDocument *document,
                                            ApostilEntity *entity,
                                            const gchar *name,
                                            gboolean keep_as_alias,
                                            GError **error);
ApostilEdit *apostil_command_retype_entity (ApostilDocument *document,
                                            ApostilEntity *entity,
                                            const gchar *type,
                                            GError **error);
/* All mentions and claims of @from become @into's; its names become aliases. */
ApostilEdit *apostil_command_merge_entities (ApostilDocument *document,
                                             ApostilEntity *into,
                                             ApostilEntity *from,
                                             GError **error);
/* The entity with all marks that name it; claims that it made lose this claimant. */
ApostilEdit *
apostil_command_delete_entity (ApostilDocument *document, ApostilEntity *entity, GError **error);
/* @typed: what apostil_identifier_parse() takes, or empty for none. */
ApostilEdit *apostil_command_set_identifier (ApostilDocument *document,
                                             ApostilEntity *entity,
                                             const gchar *typed,
                                             GError **error);
/* @entity is who @known, of an authority list, is: it takes over name, other names and identifier. */
ApostilEdit *apostil_command_identify_entity (ApostilDocument *document,
                                              ApostilEntity *entity,
                                              ApostilEntity *known,
                                              GError **error);
/* The mention gets an entity of its own, named by its words. */
ApostilEdit *apostil_command_split_mention (ApostilDocument *document,
                                            ApostilAnnotation *mention,
                                            gchar **entity_id,
                                            GError **error);
ApostilEdit *apostil_command_link_mention (ApostilDocument *document,
                                           ApostilAnnotation *mention,
                                           const gchar *entity_id,
                                           GError **error);

/* Everywhere else that the words of @annotation (and the names of its entity) stand. (element-type ApostilOccurrence) */
GArray *apostil_occurrences_find (ApostilDocument *document, ApostilAnnotation *annotation);
/* The part of it that needs the document, after an ApostilOccurrenceSearch. */
GArray *apostil_occurrences_judge (ApostilDocument *document,
                                   ApostilAnnotation *annotation,
                                   GArray *places);
ApostilEdit *apostil_command_mark_occurrences (ApostilDocument *document,
                                               ApostilAnnotation *like,
                                               const ApostilSpan *spans,
                                               guint n_spans,
                                               GError **error);

/* Suggestions: marks of the document with that status, or marks that no document has yet. */
ApostilEdit *apostil_command_accept (ApostilDocument *document,
                                     GPtrArray *suggestions,
                                     GPtrArray *sections,
                                     GPtrArray *ids,
                                     GError **error);
ApostilEdit *
apostil_command_reject (ApostilDocument *document, GPtrArray *suggestions, GError **error);
ApostilEdit *apostil_command_choose_value (ApostilDocument *document,
                                           ApostilAnnotation *date,
                                           const gchar *value,
                                           GError **error);
/* The value that its rule gave it before somebody chose another one. */
const gchar *apostil_suggestion_get_proposed (ApostilAnnotation *annotation);
ApostilAnnotation *apostil_suggestion_with_value (ApostilAnnotation *annotation,
                                                  const gchar *value);

ApostilEdit *
apostil_command_set_article (ApostilDocument *document, ApostilArticle *article, GError **error);
/* Another scheme; refused when marks have no place in it. */
ApostilEdit *
apostil_command_set_scheme (ApostilDocument *document, ApostilScheme *scheme, GError **error);
/* Sections: new boundaries at once; the caller gives the whole new set. */
ApostilEdit *
apostil_command_set_sections (ApostilDocument *document, GPtrArray *sections, GError **error);
ApostilEdit *apostil_command_move_section_edge (ApostilDocument *document,
                                                ApostilSection *section,
                                                gboolean end_edge,
                                                guint32 offset,
                                                GError **error);
/* Another text: re-anchors nothing by itself; @moved maps every annotation and section to its new copy; what it leaves out is dropped. */
ApostilEdit *
apostil_command_replace_text (ApostilDocument *document,
                              ApostilText *text,
                              GHashTable *moved /* id → ApostilAnnotation, ApostilSection */,
                              GError **error);

G_END_DECLS
