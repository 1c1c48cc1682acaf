import type { Palette } from '../../src/webview/messages/palette.ts';

export const samplePalette: Palette = {
  kind: 'light',
  background: '#ffffff',
  foreground: '#3b3b3b',
  border: '#005fb8',
  accent: '#005fb8',
  link: '#005fb8',
  error: '#e51400',
  note: '#bf8803',
  categories: ['#1a85ff', '#388a34'],
  fontFamily: 'sans-serif',
  reduceMotion: false,
};
