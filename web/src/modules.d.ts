declare module '*.svg?icon' {
  /** The `d` of one path that draws the icon. */
  const path: string;
  export default path;
}
declare module '*.json?raw' {
  /** The file as it is. */
  const text: string;
  export default text;
}
