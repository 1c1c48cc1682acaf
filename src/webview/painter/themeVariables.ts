import type { Palette } from '../messages/palette.ts';
import { mix } from './mix.ts';

type Variables = Readonly<Record<string, unknown>>;

/** The tones that pictures are made of, mixed from the editor's colours. */
interface Tones {
  readonly background: string;
  readonly text: string;
  readonly line: string;
  readonly faint: string;
  readonly fill: string;
  readonly strongFill: string;
  readonly outline: string;
  readonly enclosure: string;
  readonly enclosureOutline: string;
}

/** Variables of Mermaid's theme `base` for the editor's colours: everything that theme would otherwise guess is named. */
export function themeVariables(palette: Palette): Variables {
  const tones = tonesOf(palette);
  return {
    darkMode: isDark(palette),
    fontFamily: palette.fontFamily,
    fontSize: '14px',
    useGradient: false,
    dropShadow: 'none',
    ...shapes(tones),
    ...sequence(palette, tones),
    ...gantt(palette, tones),
    ...boxes(tones),
    ...charts(palette, tones),
    ...categories(palette, tones),
  };
}

function isDark({ kind }: Palette): boolean {
  return kind === 'dark' || kind === 'highContrast';
}

function tonesOf(palette: Palette): Tones {
  const { background, foreground: text, border, accent, kind } = palette;
  const common = { background, text };
  if (kind === 'highContrast' || kind === 'highContrastLight') {
    return { ...common, line: text, faint: text, fill: background, strongFill: mix(background, border, 0.35), outline: border, enclosure: background, enclosureOutline: border };
  }
  const dark = kind === 'dark';
  return {
    ...common,
    line: mix(background, text, 0.7),
    faint: mix(background, text, 0.3),
    fill: mix(background, accent, dark ? 0.2 : 0.1),
    strongFill: mix(background, accent, dark ? 0.42 : 0.28),
    outline: mix(background, accent, dark ? 0.75 : 0.7),
    enclosure: mix(background, text, dark ? 0.06 : 0.035),
    enclosureOutline: mix(background, text, 0.28),
  };
}

function shapes({ background, text, line, fill, outline, enclosure, enclosureOutline }: Tones): Variables {
  return {
    background,
    textColor: text,
    titleColor: text,
    lineColor: line,
    arrowheadColor: line,
    defaultLinkColor: line,
    edgeLabelBackground: background,
    primaryColor: fill,
    primaryTextColor: text,
    primaryBorderColor: outline,
    secondaryColor: enclosure,
    secondaryTextColor: text,
    secondaryBorderColor: enclosureOutline,
    tertiaryColor: enclosure,
    tertiaryTextColor: text,
    tertiaryBorderColor: enclosureOutline,
    mainBkg: fill,
    nodeBkg: fill,
    nodeBorder: outline,
    nodeTextColor: text,
    clusterBkg: enclosure,
    clusterBorder: enclosureOutline,
    errorBkgColor: enclosure,
    errorTextColor: text,
  };
}

function sequence(palette: Palette, { background, text, line, faint, fill, strongFill, outline, enclosure }: Tones): Variables {
  const note = palette.kind === 'highContrast' || palette.kind === 'highContrastLight' ? background : mix(background, palette.note, 0.2);
  return {
    actorBkg: fill,
    actorBorder: outline,
    actorTextColor: text,
    actorLineColor: faint,
    signalColor: line,
    signalTextColor: text,
    labelBoxBkgColor: fill,
    labelBoxBorderColor: outline,
    labelTextColor: text,
    loopTextColor: text,
    activationBkgColor: strongFill,
    activationBorderColor: outline,
    sequenceNumberColor: background,
    rectBkgColor: enclosure,
    noteBkgColor: note,
    noteTextColor: text,
    noteBorderColor: mix(background, palette.note, 0.7),
  };
}

function gantt({ error, link }: Palette, { background, text, faint, line, fill, strongFill, outline, enclosure }: Tones): Variables {
  return {
    sectionBkgColor: enclosure,
    sectionBkgColor2: enclosure,
    altSectionBkgColor: background,
    excludeBkgColor: mix(background, text, 0.1),
    taskBkgColor: fill,
    taskBorderColor: outline,
    taskTextColor: text,
    taskTextOutsideColor: text,
    taskTextLightColor: text,
    taskTextDarkColor: text,
    taskTextClickableColor: link,
    activeTaskBkgColor: strongFill,
    activeTaskBorderColor: outline,
    doneTaskBkgColor: mix(background, text, 0.14),
    doneTaskBorderColor: line,
    critBkgColor: mix(background, error, 0.25),
    critBorderColor: error,
    todayLineColor: error,
    vertLineColor: outline,
    gridColor: faint,
  };
}

/** Classes, entities, states, requirements. */
function boxes({ background, text, line, fill, outline, enclosure, enclosureOutline }: Tones): Variables {
  return {
    classText: text,
    stateBkg: fill,
    stateBorder: outline,
    stateLabelColor: text,
    labelBackgroundColor: background,
    compositeBackground: enclosure,
    compositeTitleBackground: fill,
    compositeBorder: enclosureOutline,
    altBackground: enclosure,
    innerEndBackground: background,
    specialStateColor: line,
    transitionColor: line,
    transitionLabelColor: text,
    rowOdd: background,
    rowEven: enclosure,
    attributeBackgroundColorOdd: background,
    attributeBackgroundColorEven: enclosure,
    requirementBackground: fill,
    requirementBorderColor: outline,
    requirementTextColor: text,
    relationColor: line,
    relationLabelBackground: background,
    relationLabelColor: text,
    personBkg: fill,
    personBorder: outline,
    archEdgeColor: line,
    archEdgeArrowColor: line,
    archGroupBorderColor: enclosureOutline,
  };
}

function charts(palette: Palette, { background, text, line, faint, fill, outline, enclosure }: Tones): Variables {
  return {
    pieTitleTextColor: text,
    pieSectionTextColor: text,
    pieLegendTextColor: text,
    pieStrokeColor: background,
    pieOuterStrokeColor: faint,
    pieOpacity: '1',
    quadrant1Fill: fill,
    quadrant2Fill: enclosure,
    quadrant3Fill: enclosure,
    quadrant4Fill: enclosure,
    quadrant1TextFill: text,
    quadrant2TextFill: text,
    quadrant3TextFill: text,
    quadrant4TextFill: text,
    quadrantPointFill: outline,
    quadrantPointTextFill: text,
    quadrantXAxisTextFill: text,
    quadrantYAxisTextFill: text,
    quadrantInternalBorderStrokeFill: faint,
    quadrantExternalBorderStrokeFill: faint,
    quadrantTitleFill: text,
    xyChart: {
      backgroundColor: background,
      titleColor: text,
      dataLabelColor: text,
      xAxisTitleColor: text,
      xAxisLabelColor: text,
      xAxisTickColor: line,
      xAxisLineColor: line,
      yAxisTitleColor: text,
      yAxisLabelColor: text,
      yAxisTickColor: line,
      yAxisLineColor: line,
      plotColorPalette: palette.categories.join(','),
    },
    packet: { startByteColor: text, endByteColor: text, labelColor: text, titleColor: text, blockStrokeColor: outline, blockFillColor: fill },
    radar: { axisColor: line, graticuleColor: faint },
  };
}

/** Sections of mindmaps and timelines, slices of pies, branches of git graphs: up to twelve of each. */
function categories(palette: Palette, { background, text, line }: Tones): Variables {
  const share = isDark(palette) ? 0.45 : 0.32;
  const each = Array.from({ length: 12 }, (_, index) => palette.categories[index % palette.categories.length] ?? palette.accent);
  const numbered = (name: string, from: number, values: readonly string[]): Variables =>
    Object.fromEntries(values.map((value, index) => [`${name}${index + from}`, value]));
  const fills = each.map((color, index) => mix(background, color, index < palette.categories.length ? share : share * 0.6));
  return {
    ...numbered('cScale', 0, fills),
    ...numbered('cScaleLabel', 0, fills.map(() => text)),
    ...numbered('cScalePeer', 0, each),
    ...numbered('cScaleInv', 0, each),
    scaleLabelColor: text,
    ...numbered('pie', 1, fills),
    ...numbered('fillType', 0, fills.slice(0, 8)),
    ...numbered('git', 0, each.slice(0, 8)),
    ...numbered('gitInv', 0, fills.slice(0, 8)),
    ...numbered('gitBranchLabel', 0, fills.slice(0, 8).map(() => background)),
    ...numbered('venn', 1, fills.slice(0, 8)),
    vennTitleTextColor: text,
    vennSetTextColor: text,
    commitLabelColor: text,
    commitLabelBackground: background,
    commitLineColor: line,
    tagLabelColor: text,
    tagLabelBackground: background,
    tagLabelBorder: line,
  };
}
