// What the pages' markup is compiled to: calls with children as arguments, which are 2 KB shorter than with properties.
export { Fragment as fragment_, h as element_ } from 'preact';
