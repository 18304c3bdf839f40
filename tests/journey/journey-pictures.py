#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline and the claim map as a screen reader has them: each point is an object with a sentence of
its own and a place on the screen, arrow keys walk from one to the next, and Enter leads to the text."""

import os
import shutil

import pyatspi

from article import Article
from program import Program, click, has_state, key, settle, wait_for, walk
from stage import SOURCE, Failure, run


def find_picture(program, name):
    for top in program.windows():
        for one in walk(top, only_showing=True):
            if one.name == name and one.childCount > 3 and has_state(one, pyatspi.STATE_FOCUSABLE):
                return one
    return None


def points(picture):
    return [picture.getChildAtIndex(i) for i in range(picture.childCount)]


def get_focused(picture):
    return next((one for one in points(picture) if has_state(one, pyatspi.STATE_FOCUSED)), None)


def check_points(program, picture):
    """Each says something else than its neighbour, and those in sight lie in the picture."""
    box = picture.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    names = [one.name for one in points(picture)]
    if any(len(name) < 10 for name in names):
        raise Failure(f'a point says too little: {names}')
    if len(set(names)) < len(names) * 0.9:
        raise Failure(f'points say the same: {names}')
    in_sight = 0
    for one in points(picture):
        if not has_state(one, pyatspi.STATE_SHOWING):
            continue
        place = one.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        if place.x > box.x + box.width or place.x + place.width < box.x or \
                place.y > box.y + box.height or place.y + place.height < box.y:
            raise Failure(f'« {one.name} » is said to be in sight at {place}, outside of {box}')
        in_sight += 1
    if in_sight < 5:
        raise Failure(f'only {in_sight} of {len(names)} points are in sight')
    return names


def walk_down(picture, steps):
    """What is heard at each press of the arrow key."""
    heard = []
    for _ in range(steps):
        before = get_focused(picture)
        said = before.name if before is not None else None
        key('Down')
        wait_for(lambda: (get_focused(picture) or before) is not None
                 and get_focused(picture).name != said, f'another point than « {said} »')
        heard.append(get_focused(picture).name)
    return heard


def journey(stage):
    path = stage.path('barrage.apostil')
    shutil.copy(os.path.join(SOURCE, 'data/samples/barrage.fr.apostil'), path)
    with stage.step('the timeline has an object with a sentence for each point'):
        program = Program(stage, path)
        program.resize(1320, 860)
        program.raise_window()
        article = Article(program)
        article.focus()
        key('alt+4')
        picture = wait_for(lambda: find_picture(program, 'Timeline'), 'the points of the timeline')
        names = check_points(program, picture)
        if not any('14 March 2026' in name or '14 Mar 2026' in name for name in names):
            raise Failure(f'no point says its day: {names}')
    with stage.step('arrow keys walk through it, and what has the focus is what is said'):
        wait_for(lambda: has_state(picture, pyatspi.STATE_FOCUSED) or get_focused(picture), 'the focus in the picture')
        heard = walk_down(picture, 6)
        if len(set(heard)) != 6 or not set(heard) <= set(names):
            raise Failure(f'six steps down say {heard}')
        key('Up')
        wait_for(lambda: get_focused(picture).name == heard[4], f'« {heard[4]} » again')
    with stage.step('a click on the place of a point chooses it'):
        target = next(one for one in points(picture)
                      if has_state(one, pyatspi.STATE_SHOWING) and one.name != get_focused(picture).name)
        place = target.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        click(place.x + min(place.width, place.height) / 2, place.y + place.height / 2)
        wait_for(lambda: get_focused(picture).name == target.name, f'« {target.name} » chosen')
    with stage.step('Enter shows its mark in the article, and the mark is selected on the way back'):
        said = get_focused(picture).name
        key('Return')
        wait_for(article.has_focus, 'the focus in the article')
        article.put_caret(article.find('samedi')[0] + 1)
        settle(0.2)
        key('alt+4')
        wait_for(lambda: get_focused(find_picture(program, 'Timeline')).name != said
                 and 'samedi' in get_focused(find_picture(program, 'Timeline')).name, 'the point of « samedi »')
    with stage.step('the claim map is walked in the same way, and says what contradicts what'):
        key('alt+3')
        chart = wait_for(lambda: find_picture(program, 'Claim map'), 'the points of the claim map')
        names = check_points(program, chart)
        if not any('contradict' in name for name in names):
            raise Failure(f'no point says that it is contradicted: {names}')
        chart.queryComponent().grabFocus()
        settle(0.3)
        heard = walk_down(chart, 3)
        if not set(heard) <= set(names):
            raise Failure(f'what is heard is no point: {heard}')


run(journey)
