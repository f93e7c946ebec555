import { render } from 'preact';
import { App } from './App.js';
import { readEmbeddedDocument } from './document/embedded-document.js';
import { returnToPlace } from './following/reload-in-place.js';
import { setFirstTheme } from './theme/use-theme.js';
import './styles/tokens.css';
import './styles/page.css';
import './styles/front.css';
import './styles/inside.css';
import './styles/promise.css';
import './styles/ranking.css';
import './styles/chart-tools.css';
import './styles/pins.css';
import './styles/batches.css';
import './styles/roofline.css';
import './styles/parallel.css';
import './styles/terms.css';
import './styles/table.css';
import './styles/compare.css';
import './styles/own-device.css';
import './styles/print.css';

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no element with the id "app"');

if (import.meta.env.DEV) {
  // While developing, a made-up document; the build drops this branch and the sample with it.
  const { sampleDocument } = await import('./fixtures/sample-document.js');
  render(<App embedded={{ state: 'ready', document: sampleDocument(), refreshSeconds: null }} />, place);
} else {
  setFirstTheme();
  render(<App embedded={await readEmbeddedDocument(document)} />, place);
  returnToPlace();
}
