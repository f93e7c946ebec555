import { useEffect, useId, useRef, useState } from 'preact/hooks';

/** Pixels between a word and what explains it, and to the edge of the window. */
const GAP = 6;
/** How long a pointer may be away, on its way from the word to the explanation. */
const LEAVE_MS = 150;

/**
 * Shows an explanation beside a word while the pointer or the focus is on either, until Esc. It lies in the top layer, so that no frame
 * cuts it off, and is placed by script: the page's policy knows no inline styles.
 */
export function useExplanation() {
  const id = useId();
  const word = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const element = bubble.current;
    const anchor = word.current;
    if (!open || element === null || anchor === null) return;
    element.showPopover?.();
    place(element, anchor);
    const close = () => setOpen(false);
    const leaveByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // It closes this and nothing else.
      event.stopPropagation();
      close();
    };
    addEventListener('keydown', leaveByKey, true);
    addEventListener('scroll', close, true);
    return () => {
      removeEventListener('keydown', leaveByKey, true);
      removeEventListener('scroll', close, true);
      element.hidePopover?.();
    };
  }, [open]);
  useEffect(() => () => clearTimeout(leaving.current), []);

  const enter = () => {
    clearTimeout(leaving.current);
    setOpen(true);
  };
  const leave = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setOpen(false), LEAVE_MS);
  };
  // A finger does not hover: it taps, which is a click.
  const hover = {
    onPointerEnter: (event: PointerEvent) => event.pointerType !== 'touch' && enter(),
    onPointerLeave: (event: PointerEvent) => event.pointerType !== 'touch' && leave(),
  };
  return {
    id,
    word: { ref: word, ...hover, onFocus: enter, onBlur: leave, onClick: enter },
    bubble: { ref: bubble, ...hover },
  };
}

/** Under its word, or above where there is no room, and within the window. */
function place(element: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(at.left, innerWidth - width - GAP));
  const isBelow = at.bottom + GAP + height <= innerHeight || at.top - GAP - height < 0;
  element.style.left = `${left}px`;
  element.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - height}px`;
}
