import { groupBy } from '../../../../shared/core/groupBy';
import { done, refused, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { CaseFolderWithParent } from '../../shared/caseFolders/locateCaseFoldersWithParent';
import type { ClosedCaseFolder } from './ClosedCaseFolder';
import type { CloseRequest } from './CloseRequest';

type Case = CaseFolderWithParent<CloseRequest>;

/** Lets the first of several items that lead to one folder do the work; the others find it closed. */
export async function runOncePerFolder(
	cases: readonly Case[],
	work: (distinct: Case[]) => Promise<Array<Outcome<ClosedCaseFolder>>>,
): Promise<Array<Outcome<ClosedCaseFolder>>> {
	const groups = groupBy(cases, ({ folder, request }) => `${request.dryRun ? 'dry' : 'real'} ${folder.id}`);
	const firsts = [...groups.values()].map((group) => group[0] as Case);
	const outcomes = await work(firsts);
	const settled = new Map<Case, Outcome<ClosedCaseFolder>>();
	[...groups.values()].forEach((group, index) => {
		const outcome = outcomes[index] as Outcome<ClosedCaseFolder>;
		for (const each of group)
			settled.set(each, each === group[0] ? outcome : repeatOutcome(each, group[0], outcome));
	});
	return cases.map((each) => settled.get(each) as Outcome<ClosedCaseFolder>);
}

function repeatOutcome(
	{ request }: Case,
	first: Case | undefined,
	outcome: Outcome<ClosedCaseFolder>,
): Outcome<ClosedCaseFolder> {
	if (JSON.stringify(request.way) !== JSON.stringify(first?.request.way)) return refused(otherCloseMethod());
	if (!outcome.ok || outcome.value.status !== 'closed') return outcome;
	return done({ ...outcome.value, status: 'alreadyClosed' });
}

const otherCloseMethod = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Another item of this run closes the same case folder in another way',
		'Let one item close each case folder.',
	);
