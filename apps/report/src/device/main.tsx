import { render } from 'preact';
import { Notice } from '../header/Notice.js';
import { DeviceApp } from './DeviceApp.js';
import { openReport } from './open-report.js';
import '../styles/tokens.css';
import '../styles/page.css';
import './device.css';

const place = document.getElementById('app');
if (place === null) throw new Error('device.html has no element with the id "app"');

const dark = matchMedia('(prefers-color-scheme: dark)');
const followSystem = () => {
  document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light';
};
followSystem();
dark.addEventListener('change', followSystem);

if (location.pathname === '/device') {
  render(<DeviceApp />, place);
} else {
  openReport().catch((thrown: unknown) =>
    render(
      <Notice title="The report cannot be opened">
        {thrown instanceof Error ? thrown.message : String(thrown)}
      </Notice>,
      place,
    ),
  );
}
