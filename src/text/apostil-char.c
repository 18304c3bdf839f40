/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-tokens-private.h"

static ApostilCharKind
classify_ascii (gunichar ch)
{
  if (g_ascii_isalpha ((gchar) ch))
    return APOSTIL_CHAR_LETTER;
  if (g_ascii_isdigit ((gchar) ch))
    return APOSTIL_CHAR_DIGIT;
  switch (ch)
    {
    case '\n':
      return APOSTIL_CHAR_LF;
    case '\'':
      return APOSTIL_CHAR_APOSTROPHE;
    case '-':
      return APOSTIL_CHAR_HYPHEN;
    case '"':
      return APOSTIL_CHAR_QUOTE;
    default:
      return ch <= ' ' || ch == 0x7f ? APOSTIL_CHAR_BLANK : APOSTIL_CHAR_OTHER;
    }
}

static ApostilCharKind
classify_format (gunichar ch)
{
  if (ch == 0x00ad || ch == 0x200c || ch == 0x200d)
    return APOSTIL_CHAR_JOINER;
  if (ch >= 0xe0020 && ch <= 0xe007f)
    return APOSTIL_CHAR_MARK; /* tags: the rest of a sub-division's flag */
  if ((ch >= 0x0600 && ch <= 0x0605) || ch == 0x06dd || ch == 0x070f || ch == 0x0890 ||
      ch == 0x0891 || ch == 0x08e2 || ch == 0x110bd || ch == 0x110cd)
    return APOSTIL_CHAR_OTHER; /* signs over numbers: format controls that are seen */
  return APOSTIL_CHAR_IGNORED;
}

static ApostilCharKind
classify_other (gunichar ch)
{
  switch (ch)
    {
    case 0x00b4:
    case 0x02bc:
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0xff07:
      return APOSTIL_CHAR_APOSTROPHE;
    case 0x2010:
    case 0x2011:
      return APOSTIL_CHAR_HYPHEN;
    default:
      break;
    }
  if (apostil_char_opens (ch) || apostil_char_closes (ch))
    return g_unichar_type (ch) == G_UNICODE_OPEN_PUNCTUATION && ch != 0x201e && ch != 0x201a &&
                   ch != 0x300c && ch != 0x300e && ch != 0x301d
               ? APOSTIL_CHAR_OTHER
               : APOSTIL_CHAR_QUOTE;

  switch ((gint) g_unichar_type (ch))
    {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_LETTER_NUMBER:
      return APOSTIL_CHAR_LETTER;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_OTHER_NUMBER:
      return APOSTIL_CHAR_MARK;
    case G_UNICODE_DECIMAL_NUMBER:
      return APOSTIL_CHAR_DIGIT;
    case G_UNICODE_FORMAT:
      return classify_format (ch);
    case G_UNICODE_CONTROL:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return APOSTIL_CHAR_BLANK;
    default:
      return APOSTIL_CHAR_OTHER;
    }
}

static ApostilCharGroup
get_group (gunichar ch)
{
  switch ((gint) g_unichar_get_script (ch))
    {
    case G_UNICODE_SCRIPT_HAN:
      return APOSTIL_GROUP_HAN;
    case G_UNICODE_SCRIPT_HIRAGANA:
      return APOSTIL_GROUP_HIRAGANA;
    case G_UNICODE_SCRIPT_KATAKANA:
      return APOSTIL_GROUP_KATAKANA;
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return APOSTIL_GROUP_OTHER;
    default:
      return APOSTIL_GROUP_SPACED;
    }
}

void
apostil_char_classify (gunichar ch, ApostilCharClass *out)
{
  out->ch = ch;
  out->kind = ch < 0x80 ? classify_ascii (ch) : classify_other (ch);
  out->letter_case = APOSTIL_CASE_NONE;
  out->group = APOSTIL_GROUP_SPACED;
  if (out->kind == APOSTIL_CHAR_LETTER)
    {
      if (g_unichar_isupper (ch) || g_unichar_istitle (ch))
        out->letter_case = APOSTIL_CASE_UPPER;
      else if (g_unichar_islower (ch))
        out->letter_case = APOSTIL_CASE_LOWER;
      if (ch >= 0x0e00)
        out->group = get_group (ch);
    }
}

/* Blank to the eye at the end of a mark: spaces, line ends and characters without a picture. */
gboolean
apostil_char_is_blank (gunichar ch)
{
  ApostilCharClass class;

  apostil_char_classify (ch, &class);
  return class.kind == APOSTIL_CHAR_BLANK || class.kind == APOSTIL_CHAR_LF ||
         class.kind == APOSTIL_CHAR_IGNORED || ch == 0x00ad;
}

static const struct
{
  gunichar opening;
  gunichar closing;
} pairs[] = {
  { 0x00ab, 0x00bb }, { 0x00bb, 0x00ab }, { 0x201c, 0x201d }, { 0x201e, 0x201c },
  { 0x201e, 0x201d }, { 0x201d, 0x201d }, { 0x201f, 0x201d }, { 0x2018, 0x2019 },
  { 0x201a, 0x2018 }, { 0x201a, 0x2019 }, { 0x2019, 0x2019 }, { 0x201b, 0x2019 },
  { 0x2039, 0x203a }, { 0x203a, 0x2039 }, { 0x300c, 0x300d }, { 0x300e, 0x300f },
  { 0x301d, 0x301e }, { 0x301d, 0x301f }, { '"', '"' },       { '\'', '\'' },
  { 0xff02, 0xff02 },
};

gboolean
apostil_char_quotes_pair (gunichar opening, gunichar closing)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].opening == opening && pairs[i].closing == closing)
      return TRUE;
  return FALSE;
}

/* Quotation marks and brackets that can only open (French, English, German low, CJK use). */
gboolean
apostil_char_opens (gunichar ch)
{
  switch (ch)
    {
    case '(':
    case '[':
    case '{':
    case 0x00ab:
    case 0x201a:
    case 0x201c:
    case 0x201e:
    case 0x201f:
    case 0x2039:
    case 0x300c:
    case 0x300e:
    case 0x301d:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
apostil_char_closes (gunichar ch)
{
  switch (ch)
    {
    case ')':
    case ']':
    case '}':
    case 0x00bb:
    case 0x2019:
    case 0x201d:
    case 0x203a:
    case 0x300d:
    case 0x300f:
    case 0x301e:
    case 0x301f:
      return TRUE;
    default:
      return FALSE;
    }
}
