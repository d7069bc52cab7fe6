import { groupBy, type Outcome } from '../../../../shared/core/outcome';

/**
 * Lets the first of several items that lead to one folder do the work. Items of a dry run are apart from real ones.
 * @param repeat what the others of its folder have as theirs
 */
export async function runOncePerFolder<
	Case extends { folder: { id: string }; request: { dryRun: boolean } },
	Result,
>(
	cases: readonly Case[],
	work: (firsts: Case[]) => Promise<Array<Outcome<Result>>>,
	repeat: (outcome: Outcome<Result>, each: Case, first: Case) => Outcome<Result> = (outcome) => outcome,
): Promise<Array<Outcome<Result>>> {
	const groups = groupBy(cases, ({ folder, request }) => `${String(request.dryRun)} ${folder.id}`);
	const firsts = [...groups.values()].map(([first]) => first as Case);
	const outcomes = await work(firsts);
	const outcomeOfCase = new Map<Case, Outcome<Result>>();
	[...groups.values()].forEach((group, index) => {
		const [outcome, first] = [outcomes[index] as Outcome<Result>, firsts[index] as Case];
		for (const each of group)
			outcomeOfCase.set(each, each === first ? outcome : repeat(outcome, each, first));
	});
	return cases.map((each) => outcomeOfCase.get(each) as Outcome<Result>);
}
