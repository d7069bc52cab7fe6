import { createHash } from 'crypto';
import { createMomentFormat } from '../alerts/moment';
import type { EventRow } from '../queue/EventRow';
import { escapeHtml } from '../tree/words';
import type { MigrationTimes } from '../migration/officeHours';
import { deletedSection } from './deletedSection';
import { failedSection } from './failedSection';
import { migrationSection } from './migrationSection';
import type { StatusFacts } from './StatusFacts';
import { STATUS_STYLE } from './statusStyle';
import { stateSection } from './stateSection';
import { summarizeQueue } from './summarizeQueue';
import { categoriesSection, connectionsSection, queueSection, sourcesSection } from './sections';

/** What the status page shows, and how. */
export interface StatusPage {
	/** Open rows of the queue, and those that finished lately. */
	rows: readonly EventRow[];
	facts: StatusFacts;
	/** Categories that the settings name a subfolder for, in whatever case they are written. */
	mappedCategories: readonly string[];
	isDemo: boolean;
	/** What the case system calls its cases. */
	noun: 'matter' | 'case';
	/** For its forms; `''` for a page without any. */
	formToken: string;
	/** Such as `America/New_York`. */
	timeZone: string;
	/** When cases are migrated. */
	migration: MigrationTimes;
	/** Milliseconds. */
	now: number;
}

/**
 * Nothing may come from elsewhere, and there is no script. Forms go where the page came from; to say so would stop them in
 * browsers in which a page that n8n has sandboxed has no self.
 */
const POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STATUS_STYLE).digest('base64')}'`,
	"base-uri 'none'",
].join('; ');

/** A whole page in HTML that says how the queue is doing, with forms to try events again. It needs no script. */
export function renderStatusPage(page: StatusPage): string {
	const { rows, facts, now } = page;
	const format = createMomentFormat(page.timeZone);
	const view = { page, summary: summarizeQueue(rows, facts), format };
	return [
		'<!doctype html><html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
		`<title>Case folders: status</title><style>${STATUS_STYLE}</style></head><body><main>`,
		`<header><h1>Case folders: status${page.isDemo ? ' <span class="tag">Demo</span>' : ''}</h1>`,
		`<p>As of ${escapeHtml(format(now))}. <a class="refresh" href="">Refresh</a></p></header>`,
		facts.message === ''
			? ''
			: `<section class="message" role="status"><bdi>${escapeHtml(facts.message)}</bdi></section>`,
		stateSection(view),
		'<div class="grid">',
		...[queueSection(view), sourcesSection(view), connectionsSection(view)],
		'</div>',
		migrationSection(view, rows),
		failedSection(view),
		categoriesSection(view),
		deletedSection(view),
		'</main></body></html>\n',
	].join('');
}
