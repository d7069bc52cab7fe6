import { dataTable, type Step } from '../steps';
import { ofItem, where } from './dataTableSteps';
import { MOST_OPEN, TABLE } from './eventTable';

/** The Data Table node reads so many at once, and refuses to go on reading when a row was added meanwhile. */
const PAGE = 1000;

/**
 * The next page of the open events, in the order of their arrival. Pages begin after an ID and not after a number of
 * rows: others finish rows between two pages, and an event must not come without those before it.
 */
export const openAfter = (): Step =>
	dataTable('get', TABLE, {
		...where([
			['id', 'gt', ofItem('after')],
			['status', 'neq', 'done'],
			['status', 'neq', 'failed'],
		]),
		...{ returnAll: false, limit: PAGE, orderBy: true, orderByColumn: 'id', orderByDirection: 'ASC' },
	});

/** A page that is not full is the last one. Of each page the step keeps what it gave out. */
export const IS_FULL_PAGE = `={{ $runIndex < ${MOST_OPEN / PAGE - 1} && $('Open events').all().length === ${PAGE} }}`;

/** Where the next page begins, and how many were read. */
export const NEXT_PAGE = "={{ { after: $('Open events').last().json.id, pages: $runIndex + 1 } }}";

export const ALL_PAGES = `={{ { rows: Array.from({ length: 1 + ($('After these').isExecuted ? $('After these').first().json.pages : 0) }, (_, page) => $('Open events').all(0, page).map(({ json }) => json)).flat() } }}`;
