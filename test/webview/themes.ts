/** What VS Code gives a webview of its themes: a class of the body, and variables. Excerpts of its default themes. */
export interface Theme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

const charts = {
  light: { 'charts-blue': '#1a85ff', 'charts-green': '#388a34', 'charts-orange': '#d18616', 'charts-purple': '#652d90', 'charts-yellow': '#bf8803', 'charts-red': '#e51400' },
  dark: { 'charts-blue': '#59a4f9', 'charts-green': '#89d185', 'charts-orange': '#d18616', 'charts-purple': '#b180d7', 'charts-yellow': '#cca700', 'charts-red': '#f14c4c' },
};

export const themes = {
  light: {
    bodyClass: 'vscode-light',
    variables: {
      ...charts.light, 'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b', foreground: '#3b3b3b', focusBorder: '#005fb8', 'textLink-foreground': '#005fb8',
      errorForeground: '#f85149', 'editorError-foreground': '#e51400', 'panel-border': '#e5e5e5', 'dropdown-background': '#ffffff', 'dropdown-border': '#cecece', 'dropdown-foreground': '#3b3b3b', 'icon-foreground': '#3b3b3b',
      'editorWidget-background': '#f8f8f8', 'widget-border': '#e5e5e5', 'widget-shadow': 'rgba(0, 0, 0, 0.16)', descriptionForeground: '#3b3b3b', 'textCodeBlock-background': '#f8f8f8',
      'button-secondaryBackground': '#e5e5e5', 'button-secondaryForeground': '#3b3b3b', 'toolbar-hoverBackground': 'rgba(184, 184, 184, 0.31)',
    },
  },
  dark: {
    bodyClass: 'vscode-dark',
    variables: {
      ...charts.dark, 'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc', foreground: '#cccccc', focusBorder: '#0078d4', 'textLink-foreground': '#4daafc',
      errorForeground: '#f85149', 'editorError-foreground': '#f14c4c', 'panel-border': '#2b2b2b', 'dropdown-background': '#313131', 'dropdown-border': '#3c3c3c', 'dropdown-foreground': '#cccccc', 'icon-foreground': '#cccccc',
      'editorWidget-background': '#202020', 'widget-border': '#313131', 'widget-shadow': 'rgba(0, 0, 0, 0.36)', descriptionForeground: '#9d9d9d', 'textCodeBlock-background': '#2b2b2b',
      'button-secondaryBackground': '#313131', 'button-secondaryForeground': '#cccccc', 'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)',
    },
  },
  highContrast: {
    bodyClass: 'vscode-high-contrast',
    variables: {
      ...charts.dark, 'editor-background': '#000000', 'editor-foreground': '#ffffff', foreground: '#ffffff', focusBorder: '#f38518', contrastBorder: '#6fc3df', contrastActiveBorder: '#f38518', 'textLink-foreground': '#21a6ff',
      errorForeground: '#f48771', 'editorError-foreground': '#f48771', 'dropdown-background': '#000000', 'dropdown-border': '#6fc3df', 'dropdown-foreground': '#ffffff', 'icon-foreground': '#ffffff', 'editorWidget-background': '#0c141f', 'button-border': '#6fc3df',
    },
  },
  highContrastLight: {
    bodyClass: 'vscode-high-contrast vscode-high-contrast-light',
    variables: {
      ...charts.light, 'editor-background': '#ffffff', 'editor-foreground': '#292929', foreground: '#292929', focusBorder: '#006bbd', contrastBorder: '#0f4a85', contrastActiveBorder: '#006bbd', 'textLink-foreground': '#0f4a85',
      errorForeground: '#b5200d', 'editorError-foreground': '#b5200d', 'dropdown-background': '#ffffff', 'dropdown-border': '#0f4a85', 'dropdown-foreground': '#292929', 'icon-foreground': '#292929', 'editorWidget-background': '#ffffff', 'button-border': '#0f4a85',
    },
  },
} satisfies Readonly<Record<string, Theme>>;
export type ThemeName = keyof typeof themes;
