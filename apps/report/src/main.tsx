import { render } from 'preact';

render(<p>convscape</p>, document.getElementById('app') as HTMLElement);
