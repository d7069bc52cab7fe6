import { groupedBy } from '../../../../shared/domain/groupedBy';
import { done, refused, type Outcome } from '../../../../shared/domain/outcome';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { Found } from './caseFolders';
import type { ClosedCaseFolder } from './ClosedCaseFolder';
import type { CloseRequest } from './CloseRequest';

type Case = Found<CloseRequest>;

/** Lets the first of several items that lead to one folder do the work; the others find it closed. */
export async function oncePerFolder(
	cases: readonly Case[],
	work: (distinct: Case[]) => Promise<Array<Outcome<ClosedCaseFolder>>>,
): Promise<Array<Outcome<ClosedCaseFolder>>> {
	const groups = groupedBy(cases, ({ folder, request }) => `${request.dryRun ? 'dry' : 'real'} ${folder.id}`);
	const firsts = [...groups.values()].map((group) => group[0] as Case);
	const outcomes = await work(firsts);
	const settled = new Map<Case, Outcome<ClosedCaseFolder>>();
	[...groups.values()].forEach((group, index) => {
		const outcome = outcomes[index] as Outcome<ClosedCaseFolder>;
		for (const each of group) settled.set(each, each === group[0] ? outcome : again(each, group[0], outcome));
	});
	return cases.map((each) => settled.get(each) as Outcome<ClosedCaseFolder>);
}

function again(
	{ request }: Case,
	first: Case | undefined,
	outcome: Outcome<ClosedCaseFolder>,
): Outcome<ClosedCaseFolder> {
	if (JSON.stringify(request.way) !== JSON.stringify(first?.request.way)) return refused(otherWay());
	if (!outcome.ok || outcome.value.status !== 'closed') return outcome;
	return done({ ...outcome.value, status: 'alreadyClosed' });
}

const otherWay = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Another item of this run closes the same case folder in another way',
		'Let one item close each case folder.',
	);
