// Style sheets are imported for what they do to the page; the build inlines them.
declare module '*.css';
