#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody opens an article and lets the program suggest: looks through, accepts, rejects, takes the
other value of a date, confirms a name once and gets its variants, undoes the whole review, saves, and
finds what was rejected remembered after opening the file again. By real keys, and by the review bar."""

import os

import pyatspi

import plan as plans
from article import Article
from program import Program, key, press, settle, wait_for
from stage import Failure, run


class Review:
    """The suggestions as a person sees them: what the status line and the bar say."""

    def __init__(self, program, article):
        self.program = program
        self.article = article

    def wait(self):
        wait_for(lambda: self.program.is_enabled('next-suggestion'), 'suggestions', 30)
        settle(0.6)

    def count(self):
        """How many there are, as the bar says; 0 when it is closed."""
        for label in self.program.labels():
            if label.endswith((' suggestion', ' suggestions')) and label.split()[0].isdigit():
                return int(label.split()[0])
        return 0

    def place(self):
        """(start, end) of the current suggestion: the caret is in it, and a run attribute ends with it."""
        status = self.article.status() or ''
        return status if ', suggested' in status else None

    def words(self):
        """The words of the current suggestion, which the bar shows before the arrow."""
        for label in self.program.labels():
            if ' → ' in label:
                return label.split(' → ')[0].strip('\u2068\u2069')
        return None

    def meaning(self):
        for label in self.program.labels():
            if ' → ' in label:
                return label.split(' → ')[1].replace('\u2068', '').replace('\u2069', '')
        return None

    def go_to(self, words, meaning=None):
        """Step with F4 to the suggestion for these words."""
        for _ in range(self.count() + 1):
            if self.words() == words and (meaning is None or meaning in self.meaning()):
                return
            self.article.keys('F4')
            settle(0.25)
        raise Failure(f'« {words} » ({meaning}) is not suggested')


def look(review, article, program):
    review.wait()
    if program.is_enabled('undo'):
        raise Failure('opening the article left something to undo')
    if review.place():
        raise Failure('a suggestion is current before anybody asked for one')
    before = review.count()
    if before < 10:
        raise Failure(f'only {before} suggestions')
    article.keys('F4')
    wait_for(review.place, 'a suggestion to be current')
    if 'Because: ' not in ' '.join(program.labels()):
        raise Failure('the bar gives no reason')
    for _ in range(3):
        article.keys('F4')
    article.keys('shift+F4')
    if program.is_enabled('undo') or review.count() != before:
        raise Failure('looking changed something')
    return before


def decide(review, article, program, before):
    """Y, N, V, and the buttons; each is a step to undo."""
    program.act('suggest', 'dates')
    settle(0.8)
    review.wait()
    dates = review.count()
    for _ in range(dates):
        if program.is_enabled('alternative'):
            break
        article.keys('F4')
        settle(0.25)
    else:
        raise Failure('no date has another value')
    words, first = review.words(), review.meaning()
    article.keys('v')
    wait_for(lambda: review.meaning() != first, f'another value than {first}')
    second = review.meaning()
    if program.is_enabled('undo'):
        raise Failure('another value of a suggestion is no step of the history')
    article.keys('y')
    wait_for(lambda: program.is_enabled('undo'), 'something to undo')
    wait_for(lambda: review.count() == dates - 1, 'one suggestion fewer')
    article.keys('n')
    wait_for(lambda: review.count() <= dates - 2, 'another one fewer')
    press(program.need('Accept the suggestion', pyatspi.ROLE_PUSH_BUTTON))
    wait_for(lambda: review.count() <= dates - 3, 'a third one fewer')
    return words, first, second


def undo_all(program, review, dates):
    while program.is_enabled('undo'):
        program.act('undo')
    wait_for(lambda: review.count() == dates, 'all suggestions to be back')


def confirm_massoud(program, article, review):
    """Confirmed once, the name brings its variants; the father stays another person."""
    program.act('suggest', 'names')
    settle(0.8)
    review.go_to('Massoud')
    article.keys('y')
    settle(0.8)
    review.go_to('Massoud', 'Person: Massoud')
    for other in ('Ahmad Shah Massoud',):
        review.go_to(other)
        if review.meaning() != f'Person: {other}':
            raise Failure(f'« {other} » is suggested as « {review.meaning()} »')
        article.keys('y')
        settle(0.5)


def journey(stage):
    plan, path = plans.choose(stage)
    saved = stage.path('review.apostil')
    real = plan is plans.REAL
    with stage.step('suggestions come by themselves and change nothing'):
        program = Program(stage, path)
        article = Article(program)
        program.resize(1320, 900)
        review = Review(program, article)
        before = look(review, article, program)
    with stage.step('dates are accepted, rejected, and one gets its other value'):
        program.act('suggest', 'dates')
        settle(0.8)
        dates = review.count()
        words, first, second = decide(review, article, program, before)
    with stage.step('the whole review is undone'):
        undo_all(program, review, dates)
    with stage.step('a name that is confirmed once brings its variants'):
        if real:
            confirm_massoud(program, article, review)
        else:
            program.act('suggest', 'names')
            settle(0.8)
            review.go_to(plan.person[0])
            article.keys('y')
            settle(0.8)
            review.go_to(plan.person[0], f'Person: {plan.person[0]}')
            article.keys('y')
    with stage.step('what was rejected is remembered after saving and opening again'):
        program.act('suggest', 'dates')
        settle(0.8)
        review.wait()
        if not review.place():
            article.keys('F4')
        rejected = review.words()
        article.keys('n')
        wait_for(lambda: review.words() != rejected, 'the next one')
        left = review.count()
        program.act('save-as')
        import desk
        desk.save_as(program, saved)
        program.act_last('quit')
        program.wait_end()
        plans.check_file(stage, saved)
        file = plans.Saved(saved)
        marks = [one for one in file.all('date') if one.get('status') == 'rejected']
        if [' '.join(file.words(one)) for one in marks] != [rejected]:
            raise Failure(f'« {rejected} » is not rejected in the file')
        if not marks[0].get('rule') or marks[0].find(plans.NAMESPACE + 'reason') is None:
            raise Failure('the rejected date lost its rule or its reason')
        if any(one.get('status') == 'suggested' for name in ('date', 'mention', 'claim') for one in file.all(name)):
            raise Failure('a pending suggestion was written into the file')
        if real:
            people = {name for name in file.names.values() if 'Massoud' in name}
            if people != {'Massoud', 'Ahmad Shah Massoud'}:
                raise Failure(f'father and son are {people}')
        program = Program(stage, saved)
        article = Article(program)
        review = Review(program, article)
        program.act('suggest', 'dates')
        settle(0.8)
        review.wait()
        if review.count() != left:
            raise Failure(f'{review.count()} dates are suggested after opening again, not {left}')
        for _ in range(left):
            if review.words() == rejected:
                raise Failure(f'« {rejected} » is suggested again')
            article.keys('F4')
            settle(0.15)
    with stage.step('the bar goes with the last suggestion'):
        program.act('stop-review')
        wait_for(lambda: review.count() == 0, 'the bar to close')
        program.act_last('quit')
        program.wait_end()
        if os.path.exists(saved) is False:
            raise Failure('the file is gone')


run(journey)
