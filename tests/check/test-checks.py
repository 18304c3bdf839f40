#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves: each rule on a small tree that breaks it, and on one that keeps it."""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
LICENCE = '/* SPDX-FileCopyrightText: x\n * SPDX-License-Identifier: GPL-3.0-or-later */\n'
HEAD = LICENCE + '#include "config.h"\n'
CATALOGUE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n' \
            '"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'


def check(name, tree, *arguments):
    """Runs a check on a tree made of these files; its exit status and its words."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in tree.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), 'w', encoding='utf-8') as file:
                file.write(text)
        done = subprocess.run([sys.executable, os.path.join(HERE, f'check-{name}.py'), root, *arguments],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class Checks(unittest.TestCase):
    def finds(self, words, name, tree, *arguments):
        status, said = check(name, tree, *arguments)
        self.assertEqual((status, words in said), (1, True), said)

    def accepts(self, name, tree, *arguments):
        status, said = check(name, tree, *arguments)
        self.assertEqual(status, 0, said)

    def test_layers(self):
        model = {'src/model/apostil-m.h': LICENCE, 'src/text/apostil-t.h': LICENCE}
        self.accepts('layers', {**model, 'src/model/apostil-m.c': '#include "apostil-t.h"\n'
                                '#include <gio/gio.h>\n/* #include <gtk/gtk.h> */\n'})
        self.finds('src/text/a.c:1: text may not include apostil-m.h of model', 'layers',
                   {**model, 'src/text/a.c': '#include "apostil-m.h"\n'})
        self.finds('io may not include apostil-p.h of picture', 'layers',
                   {'src/picture/apostil-p.h': '', 'src/io/a.c': '#include "apostil-p.h"\n'})
        self.finds('may not include <gtk/gtk.h>', 'layers', {'src/cli/a.c': '#include <gtk/gtk.h>\n'})
        self.finds('may not include <libxml/SAX2.h>', 'layers',
                   {'src/model/a.c': '# include <libxml/SAX2.h>\n'})
        self.accepts('layers', {'src/io/a.c': '#include <libxml/SAX2.h>\n'})
        self.finds('not on the map', 'layers', {'src/misc/a.c': '\n'})
        self.finds('of the same name', 'layers', {'src/io/a.h': '', 'src/ui/a.h': ''})

    def test_style(self):
        for words in ('static const int n = 1;', 'static const char *const names[] = { "a" };',
                      'static GParamSpec *properties[N];', 'static void f (void (*g) (void));',
                      'static int (*const hook) (void) = NULL;', '#define NAME static int n;',
                      'void f (void)\n{\n  static gsize once = 0;\n'
                      '  if (g_once_init_enter (&once))\n    return;\n}',
                      'const char *s = "goto"; /* goto */'):
            self.accepts('style', {'src/model/a.c': HEAD + words + '\n'})
        for words in ('static int n;', 'static const char *names[] = { "a" };',
                      'void f (void)\n{\n  static guint serial = 0;\n}',
                      'static int (*hook) (void) = NULL;'):
            self.finds('a static that can change', 'style', {'src/model/a.c': HEAD + words + '\n'})
        self.finds(':4: goto', 'style', {'src/model/a.c': HEAD + 'void f (void) { goto out; }\n'})
        for line in ('g_string_append (list, ", ");', 'g_strjoinv (", ", names);',
                     'g_string_append_printf (list, "%s%s", n > 0 ? ", " : "", name);'):
            self.finds(':4: a list', 'style', {'src/model/a.c': HEAD + line + '\n'})
        self.accepts('style', {'src/model/a.c': HEAD + 'g_string_append_printf (list, "%s, %s", a, b);\n'})
        self.finds('SPDX', 'style', {'src/model/a.c': '#include "config.h"\n'})
        self.finds('over 800', 'style', {'src/model/a.c': HEAD + 'int x;\n' * 800})
        self.finds('FIX' + 'ME', 'style', {'src/model/a.c': HEAD + '/* FIX' + 'ME later */\n'})
        self.finds('no #pragma once', 'style', {'src/model/a.h': LICENCE})
        self.finds('first include', 'style', {'src/model/a.c': LICENCE + '#include <glib.h>\n'})

        long = 'void\nf (void)\n{\n' + '  g ();\n' * 151 + '}\n'
        self.finds(':4: f has 151 lines', 'style', {'src/model/a.c': HEAD + long})

    def test_docs(self):
        function = 'void\napostil_do (int n)\n{\n}\n'
        self.finds('apostil_do has no comment', 'docs',
                   {'src/io/a.c': HEAD + function, 'src/io/a.h': 'void apostil_do (int n);\n'})
        self.accepts('docs', {'src/io/a.c': HEAD + '/** Does. */\n' + function,
                              'src/io/a.h': 'void apostil_do (int n);\n'})
        self.accepts('docs', {'src/io/a.c': HEAD + function,
                              'src/io/a.h': '/* Does. */\nvoid apostil_do (int n);\n'})
        self.accepts('docs', {'src/io/a.c': HEAD + 'static ' + function,
                              'src/io/a-private.h': 'void apostil_do (int n);\n'})

        self.finds('A.md:2: b/c.png is not there', 'docs', {'A.md': 'x\n![c](b/c.png)\n'})
        self.accepts('docs', {'A.md': '[x](b/B.md#part) [y](https://a.example/)\n', 'b/B.md': ''})

    def test_potfiles(self):
        told = HEAD + 'const char *f (void) { return _("Text"); }\n'
        self.accepts('potfiles', {'po/POTFILES': 'src/a.c\nsrc/b.c\n', 'src/a.c': told, 'src/b.c': told})
        self.accepts('potfiles', {'po/POTFILES': '', 'src/a.c': '/* _("Text") */\n#define _(t) t\n'})
        self.finds('add it to po/POTFILES', 'potfiles', {'po/POTFILES': '', 'src/a.c': told})
        self.finds('add it', 'potfiles', {'po/POTFILES': '', 'src/a.ui': '<p translatable="yes">A</p>'})
        self.finds('add it', 'potfiles', {'po/POTFILES': '', 'data/x.desktop.in': 'Name=X\n'})
        self.finds('does not exist', 'potfiles', {'po/POTFILES': 'src/z.c\n'})
        self.finds('sort the list', 'potfiles',
                   {'po/POTFILES': 'src/b.c\nsrc/a.c\n', 'src/a.c': told, 'src/b.c': told})
        self.finds('twice', 'potfiles', {'po/POTFILES': 'src/a.c\nsrc/a.c\n', 'src/a.c': told})

    def test_po(self):
        tree = {'po/LINGUAS': 'fr\n', 'po/POTFILES': 'src/a.c\n', 'src/a.c': 'f (_("Save the page"));\n'}
        whole = CATALOGUE + 'msgid "Save the page"\nmsgstr "Enregistrer la page"\n'
        self.accepts('po', {**tree, 'po/fr.po': whole}, 'complete')
        self.accepts('po', {**tree, 'po/fr.po': whole}, 'valid')
        self.finds('not translated: "Save the page" (src/a.c:1)', 'po',
                   {**tree, 'po/fr.po': CATALOGUE}, 'complete')
        self.finds('fuzzy: "Save the page"', 'po',
                   {**tree, 'po/fr.po': whole.replace('msgid "Save', '#, fuzzy\nmsgid "Save')}, 'complete')
        self.finds('not translated', 'po',
                   {**tree, 'po/fr.po': whole.replace('msgid "Save the', 'msgid "Save this')}, 'complete')
        self.finds('not in po/LINGUAS', 'po', {**tree, 'po/fr.po': whole, 'po/de.po': whole}, 'valid')
        self.finds('fr.po', 'po', {**tree, 'po/fr.po': whole.replace('page"\n', 'page\n')}, 'valid')
        self.finds('no-break', 'po', {**tree, 'po/fr.po': whole.replace('la page', 'la page ?')}, 'valid')
        self.accepts('po', {**tree, 'po/fr.po': whole.replace('la page', 'la page\u00a0?')}, 'valid')
        format_lost = '#, c-format\nmsgid "Open %s"\nmsgstr "Ouvrir"\n'
        self.finds('fr.po', 'po', {**tree, 'po/fr.po': CATALOGUE + format_lost}, 'valid')


unittest.main()
