import { useState } from 'preact/hooks';
import { saveFile } from '../export/save-file.js';
import type { Navigation } from '../view/use-view-state.js';
import { CODE_NAMES, type CodeName } from '../view/view-state.js';

const TITLES: { readonly [Name in CodeName]: string } = {
  pytorch: 'PyTorch',
  keras: 'Keras',
  sweep: 'sweep.json',
};

/** The block as code to take away. */
export function CodeView({
  codes,
  command,
  configName,
  navigation,
}: {
  readonly codes: { readonly [Name in CodeName]: string };
  /** What measures the candidate again, once its sweep.json is saved. */
  readonly command: string;
  readonly configName: string;
  readonly navigation: Navigation;
}) {
  const chosen = navigation.view.code;
  return (
    <div class="code">
      <div class="code-head">
        <fieldset class="states">
          <legend class="visually-hidden">The block as code</legend>
          {CODE_NAMES.map((name) => (
            <button
              key={name}
              type="button"
              class="state-choice"
              aria-pressed={name === chosen}
              onClick={() => navigation.go({ code: name }, 'replace')}
            >
              {TITLES[name]}
            </button>
          ))}
        </fieldset>
        <CopyButton text={codes[chosen]} what={TITLES[chosen]} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{codes[chosen]}</code>
      </pre>
      <div class="again">
        <h4>Measure this again</h4>
        <p class="caption">
          With its sweep.json saved as {configName}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => saveFile(configName, new Blob([codes.sweep], { type: 'application/json' }))}
          >
            Save it
          </button>
        </p>
        <div class="code-head">
          <code class="command">{command}</code>
          <CopyButton text={command} what="the command" />
        </div>
      </div>
    </div>
  );
}

function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <>
      <button
        type="button"
        aria-label={`Copy ${what}`}
        onClick={async () => {
          await copyText(text);
          setCopied(text);
        }}
      >
        {copied === text ? 'Copied' : 'Copy'}
      </button>
      <span role="status" class="visually-hidden">
        {copied === text ? `Copied ${what}` : ''}
      </span>
    </>
  );
}

/** A page from file:// may be refused the clipboard: then by a selection, as before there was one. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
