import './style/a.css';
import { render } from 'preact';

const view = document.body.dataset.view ?? 'none';
const address = `https://example.edu//${view}`;

render(<a href={address}>{`Close with </script> in ${view}`}</a>, document.body);
