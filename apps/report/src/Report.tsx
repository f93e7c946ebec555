import type { ReportDocument } from '@convscape/core';
import { Fragment } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { labelByWhatWasAsked } from './candidate/candidate-label.js';
import { CompareView } from './compare/CompareView.js';
import { Following } from './following/Following.js';
import { isReturning } from './following/reload-in-place.js';
import { FrontView } from './front/FrontView.js';
import { Glossary } from './glossary/Glossary.js';
import { Findings } from './header/Findings.js';
import { ReportHeader } from './header/ReportHeader.js';
import { sweepNames } from './header/sweep-names.js';
import { Keyboard } from './keyboard/Keyboard.js';
import { deviceLabel } from './machine/device-label.js';
import { MachineView } from './machine/MachineView.js';
import { OwnDeviceView } from './own-device/OwnDeviceView.js';
import { useLayerTimes } from './own-device/use-layer-times.js';
import { useOwnDevice } from './own-device/use-own-device.js';
import { ParallelView } from './parallel/ParallelView.js';
import { PromiseView } from './promise/PromiseView.js';
import { RankingView } from './ranking/RankingView.js';
import { RooflineView } from './roofline/RooflineView.js';
import { SlotGallery } from './slot/SlotGallery.js';
import { slotRows } from './slot/slot-rows.js';
import { CandidateTable } from './table/CandidateTable.js';
import type { ThemeControl } from './theme/use-theme.js';
import { usePartsDrawn } from './use-parts-drawn.js';
import { useSettledNavigation } from './view/use-settled-navigation.js';
import { useViewState } from './view/use-view-state.js';

/** The whole page, in the order of its questions: what was found, what to use where, where theory and hardware part, everything. */
export function Report({
  report: written,
  refreshSeconds,
  theme,
}: {
  readonly report: ReportDocument;
  /** After how long the page may load itself anew; null where nobody writes it again. */
  readonly refreshSeconds: number | null;
  readonly theme: ThemeControl;
}) {
  useMemo(() => labelByWhatWasAsked(written.asked ?? []), [written]);
  const own = useOwnDevice(written);
  const layerTimes = useLayerTimes(written);
  const isHeld =
    own.state.state !== 'idle' ||
    own.results !== null ||
    layerTimes.underWay !== null ||
    layerTimes.outcomes.size > 0;
  const report = own.shown;
  const navigation = useViewState(report);
  const settled = useSettledNavigation(navigation);
  const { view } = navigation;
  const { sweep, device, engine, threads, cache } = view;
  const slots = useMemo(
    () => slotRows(report.rows, { sweep, device, engine, threads, cache }),
    [report, sweep, device, engine, threads, cache],
  );
  useEffect(() => {
    document.title = `${sweepNames(report)} · convscape report`;
  }, [report]);
  const source = `${sweep}, ${deviceLabel(report.devices, device) || 'device unknown'} · convscape`;
  const { chartStyle } = theme;
  // As they are while only the table changes: a key stroke in its filter draws the table.
  const beforeTable = useMemo(() => {
    const shared = { slots, navigation: settled, source };
    return [
      <Fragment key="front">
        <Findings report={report} navigation={settled} />
        <SlotGallery report={report} slots={slots} navigation={settled} />
        <FrontView
          report={report}
          chartStyle={chartStyle}
          layerTimes={layerTimes}
          isFree={!own.isRunning}
          {...shared}
        />
      </Fragment>,
      <CompareView key="compare" report={report} navigation={settled} textPx={chartStyle.textPx} />,
      <PromiseView key="promise" chartStyle={chartStyle} {...shared} />,
      <RankingView key="ranking" report={report} textPx={chartStyle.textPx} {...shared} />,
      <RooflineView key="roofline" report={report} chartStyle={chartStyle} {...shared} />,
    ];
  }, [report, slots, settled, chartStyle, source, layerTimes.outcomes, layerTimes.underWay, own.isRunning]);
  const parts = [
    ...beforeTable,
    <ParallelView key="parallel" {...{ slots, navigation, chartStyle, source }} />,
    <CandidateTable key="table" rows={report.rows} navigation={navigation} />,
    <Fragment key="rest">
      <OwnDeviceView
        report={written}
        own={own}
        isFree={layerTimes.underWay === null}
        navigation={navigation}
      />
      <MachineView report={report} />
      <Glossary />
    </Fragment>,
  ];
  // A page that returns to its place needs its height at once.
  const drawn = usePartsDrawn(parts.length, isReturning());
  return (
    <>
      <button type="button" class="skip" onClick={focusTable}>
        Skip to the table
      </button>
      <ReportHeader report={report} view={view} theme={theme}>
        {refreshSeconds !== null && <Following seconds={refreshSeconds} view={view} isHeld={isHeld} />}
      </ReportHeader>
      <main aria-busy={drawn < parts.length}>{parts.slice(0, drawn)}</main>
      <Keyboard report={report} slots={slots} navigation={navigation} />
      <footer>
        <p>
          Written by convscape {report.writtenBy}. Counts are exact; latencies are medians with the interval
          of their visits. Mixing reach is structural: it says nothing about accuracy. Press <kbd>?</kbd> for
          keys.
        </p>
      </footer>
    </>
  );
}

/** A button and no link: the hash holds the view. */
function focusTable(): void {
  document.getElementById('candidates')?.focus();
}
