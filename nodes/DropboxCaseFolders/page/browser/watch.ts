import { isPassing, type CaseState } from './CaseState';

const MINUTE = 60_000;
/** Nobody is taken to be reading who did nothing for so long. */
const ACTIVE = 5 * MINUTE;
/** The longest pause while the case cannot be seen. */
const LONGEST = 10 * MINUTE;

/** Looks for new documents while somebody reads, and at once when they come back. */
export function watchCase(state: CaseState, seconds: number, report: (added: number) => void): void {
	let lastActive = Date.now();
	let lastLook = Date.now();
	let failures = 0;
	const look = async () => {
		lastLook = Date.now();
		const added = await state.load();
		failures = state.problem === undefined ? 0 : failures + 1;
		if (added > 0) report(added);
	};
	/** Without a number of seconds, it is looked at only when somebody comes back. */
	const pause = () => (seconds === 0 ? Infinity : Math.min(LONGEST, seconds * 1000 * 2 ** failures));
	const isOver = () => state.problem !== undefined && !isPassing(state.problem);
	const lookIfDue = () => {
		const isActive = document.visibilityState === 'visible' && Date.now() - lastActive < ACTIVE;
		if (isActive && !state.isLoading && !isOver() && Date.now() - lastLook >= pause()) void look();
	};
	for (const kind of ['pointerdown', 'pointermove', 'keydown', 'scroll', 'dragover', 'touchstart']) {
		document.addEventListener(kind, () => (lastActive = Date.now()), { passive: true, capture: true });
	}
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState !== 'visible') return;
		lastActive = Date.now();
		if (!isOver() && !state.isLoading && Date.now() - lastLook >= Math.min(5000, pause())) void look();
	});
	window.setInterval(lookIfDue, 1000);
}
