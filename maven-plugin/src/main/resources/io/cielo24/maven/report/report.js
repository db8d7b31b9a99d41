
(() => {
  'use strict';

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const counted = (number, word, many = word + 's') => number + ' ' + (number === 1 ? word : many);

  /* What is announced comes a little later, so that a reader of the screen hears the last of several changes. */
  const announcer = (element) => {
    let timer;
    return (text) => {
      clearTimeout(timer);
      timer = setTimeout(() => { element.textContent = text; }, 200);
    };
  };
  const say = announcer(one('#said'));
  const sayCount = announcer(one('#count'));

  /* Text as it is compared: without case, accents and runs of space; with the place in the original of each
     character, unless it is the same. */
  const fold = (text) => {
    if (/^[!-~]+(?:[ \n][!-~]+)*$/.test(text)) {
      return { folded: text.toLowerCase().replaceAll('\n', ' '), places: null };
    }
    let folded = '';
    const places = [];
    let place = 0;
    for (const character of text) {
      let plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
      if (/^\s*$/u.test(plain)) {
        plain = plain === '' || folded === '' || folded.endsWith(' ') ? '' : ' ';
      }
      folded += plain;
      for (let i = 0; i < plain.length; i++) {
        places.push(place);
      }
      place += character.length;
    }
    places.push(place);
    return { folded, places };
  };

  class Cue {
    constructor(item) {
      this.item = item;
      this.button = one('.cue', item);
      this.start = Number(item.dataset.start);
      this.end = Number(item.dataset.end);
      this.textNode = one('.text', item).firstChild;
      this.text = this.textNode ? this.textNode.data : '';
      this.hasFindings = item.classList.contains('found');
      const speaker = one('.speaker', item);
      this.speaker = speaker ? fold(speaker.textContent).folded : '';
    }

    /* Where to seek to: at its very start, some browsers still show the cue that ends there. */
    inside() {
      return this.start + Math.max(0, Math.min(0.001, (this.end - this.start) / 2));
    }

    matches(query, onlyFindings) {
      this.search ??= fold(this.text);
      return (!onlyFindings || this.hasFindings)
        && (query === '' || this.search.folded.includes(query) || this.speaker.includes(query));
    }

    /* Where the query stands in the text. */
    ranges(query) {
      const ranges = [];
      const { folded, places } = this.search;
      const place = (at) => places === null ? at : places[at];
      for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + query.length)) {
        const range = new Range();
        range.setStart(this.textNode, place(at));
        range.setEnd(this.textNode, place(at + query.length));
        ranges.push(range);
      }
      return ranges;
    }
  }

  class Track {
    constructor(panel, radio) {
      this.panel = panel;
      this.radio = radio;
      this.label = one('.label', radio.parentElement).textContent;
      this.list = one('.cues', panel);
      this.empty = one('.empty', panel);
      this.matching = 0;
      this.stop = null;
    }

    /* Made when they are first needed: a page may hold more cues than anyone looks at. */
    get cues() {
      this.made ??= all('li[data-start]', this.list).map((item) => new Cue(item));
      return this.made;
    }

    get byId() {
      this.index ??= new Map(this.cues.map((cue) => [cue.item.id, cue]));
      return this.index;
    }

    open() {
      const hint = one('.hint', this.panel);
      hint.hidden = this.cues.length === 0;
      this.list.setAttribute('aria-label', 'Cues');
      this.list.setAttribute('aria-describedby', hint.id);
      this.cues.forEach((cue) => { cue.button.tabIndex = -1; });
      this.stopAt(this.cues.find((cue) => !cue.item.hidden));
      this.list.addEventListener('keydown', (event) => this.move(event));
      this.list.addEventListener('focusin', (event) => {
        const item = event.target.closest('li[data-start]');
        this.stopAt(item && this.byId.get(item.id));
      });
    }

    /* A transcript is one stop of the Tab key, at the cue that was used last. */
    stopAt(cue) {
      if (cue && cue !== this.stop) {
        if (this.stop) {
          this.stop.button.tabIndex = -1;
        }
        cue.button.tabIndex = 0;
        this.stop = cue;
      }
    }

    move(event) {
      const shown = this.cues.filter((cue) => !cue.item.hidden);
      const at = shown.indexOf(this.stop);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      const target = shown[to];
      if (target) {
        target.button.focus();
      }
    }

    filter(query, onlyFindings) {
      this.matching = 0;
      for (const cue of this.cues) {
        const matches = cue.matches(query, onlyFindings);
        cue.item.hidden = !matches;
        this.matching += matches ? 1 : 0;
      }
      this.empty.hidden = this.matching > 0;
      if (this.stop?.item.hidden) {
        this.stopAt(this.cues.find((cue) => !cue.item.hidden));
      }
    }

    /* A page from file: may not load a <track>, so the player's cues are made of what stands in the page. */
    addTo(player) {
      const language = one('.text', this.list)?.lang ?? '';
      this.textTrack = player.addTextTrack('captions', this.label, language === 'und' ? '' : language);
      for (const cue of this.cues) {
        const text = cue.text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        const made = new VTTCue(cue.start, cue.end, text);
        made.id = cue.item.id;
        this.textTrack.addCue(made);
      }
    }

    active() {
      return [...(this.textTrack?.activeCues ?? [])].map((made) => this.byId.get(made.id));
    }
  }

  class Media {
    constructor(section) {
      this.section = section;
      this.heading = one('h2', section);
      this.link = one('.index a[href="#' + section.id + '"]');
      this.badge = one('.matches', this.link);
      this.player = one('video, audio', section);
      this.now = one('.now', section);
      this.trouble = one('.trouble', section);
      this.show = one('.show', section);
      this.follow = one('.follow', section);
      this.tracks = all('.choice input', section)
        .map((radio) => new Track(document.getElementById(radio.value), radio));
      this.current = this.tracks.find((track) => track.radio.checked) ?? this.tracks[0] ?? null;
      this.highlighted = [];
      all('.choice, .options', section).forEach((element) => { element.hidden = false; });
      for (const track of this.tracks) {
        track.panel.hidden = track !== this.current;
        track.radio.addEventListener('change', () => this.choose(track));
        track.list.addEventListener('click', (event) => this.clicked(track, event));
      }
      this.show?.addEventListener('change', () => this.setModes());
      this.player.addEventListener('error', () => { this.trouble.hidden = false; });
      this.player.addEventListener('loadedmetadata', () => { this.trouble.hidden = true; });
    }

    /* Only the media that is shown has a loaded player, since a browser has no more than some dozens of them. */
    open() {
      this.section.classList.add('shown');
      this.link.setAttribute('aria-current', 'true');
      if (!this.opened) {
        this.opened = true;
        for (const track of this.tracks) {
          track.open();
          track.addTo(this.player);
          track.textTrack.addEventListener('cuechange', () => this.highlight(track));
        }
        this.player.textTracks.addEventListener('change', () => this.chosenInPlayer());
        this.setModes();
        if (!('remote' in this.player.dataset)) {
          this.player.preload = 'metadata';
        }
      }
    }

    close() {
      this.section.classList.remove('shown');
      this.link.removeAttribute('aria-current');
      this.player.pause();
    }

    choose(track) {
      this.current = track;
      for (const other of this.tracks) {
        other.panel.hidden = other !== track;
        other.radio.checked = other === track;
      }
      this.setModes();
      this.highlight(track);
      count();
    }

    /* Captions that are not on the video are still followed in the transcript. */
    setModes() {
      for (const track of this.tracks) {
        const mode = track !== this.current ? 'disabled' : this.show?.checked ? 'showing' : 'hidden';
        if (track.textTrack && track.textTrack.mode !== mode) {
          track.textTrack.mode = mode;
        }
      }
    }

    /* The player's own menu can switch captions too. */
    chosenInPlayer() {
      const showing = this.tracks.find((track) => track.textTrack.mode === 'showing');
      if (this.show) {
        this.show.checked = showing !== undefined;
      }
      if (showing && showing !== this.current) {
        this.choose(showing);
      } else {
        this.setModes();
      }
    }

    clicked(track, event) {
      const item = event.target.closest('.cue')?.closest('li[data-start]');
      if (item) {
        const cue = track.byId.get(item.id);
        this.player.currentTime = cue.inside();
        say('The player is at ' + one('.time', item).textContent);
      }
    }

    highlight(track) {
      if (track !== this.current) {
        return;
      }
      this.highlighted.forEach((cue) => {
        cue.item.classList.remove('current');
        cue.button.removeAttribute('aria-current');
      });
      this.highlighted = track.active();
      this.highlighted.forEach((cue) => {
        cue.item.classList.add('current');
        cue.button.setAttribute('aria-current', 'true');
      });
      if (this.now) {
        this.now.textContent = this.highlighted.map((cue) => cue.text).join('\n');
      }
      const first = this.highlighted.find((cue) => !cue.item.hidden);
      if (first && this.follow.checked) {
        this.reveal(first.item, track.list);
      }
    }

    /* Scrolls the transcript, never the page. */
    reveal(item, list) {
      const place = item.getBoundingClientRect();
      const view = list.getBoundingClientRect();
      if (place.top < view.top || place.bottom > view.bottom) {
        list.scrollTop += place.top - view.top - (view.height - place.height) / 3;
      }
    }
  }

  const query = one('#query');
  const only = one('#only');
  const media = all('.media').map((section) => new Media(section));
  let shown = null;

  const wanted = () => ({ text: fold(query.value).folded.trim(), onlyFindings: only.checked });

  const filter = () => {
    const { text, onlyFindings } = wanted();
    media.forEach((item) => item.tracks.forEach((track) => track.filter(text, onlyFindings)));
    count();
  };

  /* What is shown has changed, or what matches. */
  const count = () => {
    const { text, onlyFindings } = wanted();
    const filtering = text !== '' || onlyFindings;
    let total = 0;
    let places = 0;
    for (const item of media) {
      const matching = filtering && item.current ? item.current.matching : 0;
      item.badge.textContent = filtering ? counted(matching, 'match', 'matches') : '';
      total += matching;
      places += matching > 0 ? 1 : 0;
    }
    if (!filtering) {
      sayCount('');
    } else {
      const here = shown?.current?.matching ?? 0;
      sayCount(counted(here, 'cue') + ' here, ' + total + ' in ' + places + ' of ' + media.length + ' media');
    }
    mark(text);
  };

  /* Marks what was searched for without touching the text. */
  const mark = (folded) => {
    if (!window.Highlight || !CSS.highlights) {
      return;
    }
    CSS.highlights.delete('match');
    if (folded === '' || !shown || !shown.current) {
      return;
    }
    const ranges = [];
    for (const cue of shown.current.cues) {
      if (!cue.item.hidden && ranges.length < 2000) {
        ranges.push(...cue.ranges(folded));
      }
    }
    CSS.highlights.set('match', new Highlight(...ranges));
  };

  const open = (item) => {
    if (item !== shown) {
      shown?.close();
      shown = item;
      item.open();
      count();
    }
  };

  /* The address may name a media, a caption file or a cue: #m2, #m2t1, #m2t1c5. */
  const goToAddress = () => {
    const target = document.getElementById(location.hash.slice(1));
    const item = target && media.find((candidate) => candidate.section.contains(target));
    if (!item) {
      return false;
    }
    open(item);
    const track = item.tracks.find((candidate) => candidate.panel.contains(target));
    if (track && track !== item.current) {
      item.choose(track);
    }
    const cue = track && track.byId.get(target.id);
    if (cue) {
      cue.item.hidden = false;
      cue.button.focus();
    } else {
      item.heading.focus();
    }
    return true;
  };

  document.documentElement.classList.add('scripted');
  if (media.length > 0) {
    one('.search').hidden = false;
    if (!goToAddress()) {
      open(media[0]);
    }
    query.addEventListener('input', filter);
    only.addEventListener('change', filter);
    window.addEventListener('hashchange', goToAddress);
    /* While loading, the browser takes the focus away again. */
    window.addEventListener('load', () => { setTimeout(goToAddress); });
  }
})();
