/** The drawings of assets/icons, by the name in the catalogue. Loaded when an icon is shown. */
const files = import.meta.glob<string>('../../../assets/icons/*.svg', {
  query: '?icon',
  import: 'default',
  eager: true,
});

export const presetIcons: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, icon]) => [path.replace(/^.*\/|\.svg$/g, ''), icon]),
);
