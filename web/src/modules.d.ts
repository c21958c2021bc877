declare module '*.svg?icon' {
  /** The `d` of one path that draws the icon. */
  const path: string;
  export default path;
}
