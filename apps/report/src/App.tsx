import type { EmbeddedDocument } from './document/embedded-document.js';
import { Notice } from './header/Notice.js';
import { Report } from './Report.js';
import { useTheme } from './theme/use-theme.js';

/** The report, or in plain words why there is none. */
export function App({ embedded }: { readonly embedded: EmbeddedDocument }) {
  const theme = useTheme();
  switch (embedded.state) {
    case 'missing':
      return (
        <Notice title="This is an empty report">
          No document is embedded in this file. Write a report with{' '}
          <code>explore report --out convscape.html</code>.
        </Notice>
      );
    case 'unreadable':
      return (
        <Notice title="This report cannot be read">
          Its document is damaged, or of a version that this page does not know ({embedded.reason}). Write it
          again with <code>explore report</code>.
        </Notice>
      );
    case 'ready':
      if (embedded.document.rows.length === 0) {
        return (
          <Notice title="This report has no candidates">
            The sweep asked for nothing that exists, or nothing of it is stored yet.{' '}
            <code>explore plan --config sweep.json</code> shows what would be measured, and why combinations
            were left out.
          </Notice>
        );
      }
      return <Report report={embedded.document} refreshSeconds={embedded.refreshSeconds} theme={theme} />;
  }
}
