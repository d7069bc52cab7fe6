import { apartFromDryRuns } from '../../../../../../nodes/shared/node/apartFromDryRuns';
import { words } from '../../../../../../nodes/shared/core/words';
import { outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';
import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import type {
	CustomAction,
	CustomActionInput,
	CustomActions,
	WriteChecks,
} from '../../../../../../nodes/shared/clio/port';

export interface ActionRequest extends CustomActionInput {
	dryRun: boolean;
	/** Sentences about what it was given. */
	warnings: string[];
}

export interface CreatedAction {
	status: 'created' | 'updated' | 'unchanged';
	/** Without an ID where a dry run would make it. */
	action: Omit<CustomAction, 'id' | 'etag'> & { id?: number };
	dryRun: boolean;
	warnings: string[];
}

/** Sees to it that these links are in Clio, each once: by its label and page it is found again. */
export async function createCustomActions(
	requests: readonly ActionRequest[],
	clio: CustomActions & WriteChecks,
): Promise<Array<Outcome<CreatedAction>>> {
	const listed = await outcomeOf(async () => {
		clio.requireWritable();
		return await clio.listCustomActions();
	});
	if (!listed.ok) return requests.map(() => listed);
	return await apartFromDryRuns(requests, async (ofKind) => await createOfKind(ofKind, listed.value, clio));
}

async function createOfKind(
	requests: readonly ActionRequest[],
	known: KnownAction[],
	clio: CustomActions,
): Promise<Array<Outcome<CreatedAction>>> {
	const earlier: ActionRequest[] = [];
	const outcomes: Array<Outcome<CreatedAction>> = [];
	for (const request of requests) {
		const outcome = await outcomeOf(async () => {
			requireAgreement(request, earlier);
			return await createOne(request, known, clio);
		});
		earlier.push(request);
		outcomes.push(outcome);
	}
	return outcomes;
}

/** One that is there, or that a dry run pretends. */
type KnownAction = CustomAction | CreatedAction['action'];

/** @param known what there is; what is made is added */
async function createOne(
	request: ActionRequest,
	known: KnownAction[],
	clio: CustomActions,
): Promise<CreatedAction> {
	const { label, page, targetUrl, dryRun, warnings } = request;
	const result = (status: CreatedAction['status'], action: CreatedAction['action']): CreatedAction => ({
		...{ status, action, dryRun, warnings },
	});
	const existing = findSame(known, request);
	if (existing?.targetUrl === targetUrl) {
		if (!dryRun) await deleteSurplus(known, request, clio);
		return result('unchanged', existing);
	}
	if (dryRun) {
		const pretended = { ...(existing ?? { label, page }), targetUrl };
		known.splice(existing === undefined ? known.length : known.indexOf(existing), 1, pretended);
		return result(existing === undefined ? 'created' : 'updated', pretended);
	}
	if (existing !== undefined && 'etag' in existing) {
		const updated = await redirect(existing, request, clio);
		known.splice(known.indexOf(existing), 1, updated);
		return result('updated', updated);
	}
	const made = await clio.createCustomAction(request);
	// Another run may have made the same one at the same time: all agree on the first.
	const same = (await clio.listCustomActions()).filter((action) => isSame(action, request));
	const first = same[0] ?? made;
	// Nothing is deleted by a number alone: it has to be that of such a link.
	const isSecond = first.id !== made.id && same.some(({ id }) => id === made.id);
	if (isSecond) await clio.deleteCustomAction(made.id);
	const kept = first.targetUrl === targetUrl ? first : await redirect(first, request, clio);
	known.push(kept);
	return result(isSecond ? 'unchanged' : 'created', kept);
}

/** Deletes what a run left that ended before it could see that another one had made the very same link. */
async function deleteSurplus(
	known: KnownAction[],
	request: CustomActionInput,
	clio: CustomActions,
): Promise<void> {
	const isTwin = (action: KnownAction) => isSame(action, request) && action.targetUrl === request.targetUrl;
	for (const surplus of known.filter(isTwin).slice(1)) {
		if (surplus.id !== undefined) await clio.deleteCustomAction(surplus.id);
		known.splice(known.indexOf(surplus), 1);
	}
}

/** Where it was changed meanwhile, perhaps by an attempt whose answer was lost, it is looked at once more. */
async function redirect(
	action: CustomAction,
	request: CustomActionInput,
	clio: CustomActions,
): Promise<CustomAction> {
	return await clio.redirectCustomAction(action, request.targetUrl).catch(async (thrown: unknown) => {
		if (!(thrown instanceof Refusal) || thrown.reason !== 'changed_meanwhile') throw thrown;
		const now = (await clio.listCustomActions()).find(({ id }) => id === action.id);
		if (now?.targetUrl === request.targetUrl) return now;
		throw thrown;
	});
}

const findSame = <Action extends KnownAction>(
	actions: readonly Action[],
	wanted: CustomActionInput,
): Action | undefined => actions.find((action) => isSame(action, wanted));

const isSame = (
	one: Pick<CustomAction, 'label' | 'page'>,
	other: Pick<CustomActionInput, 'label' | 'page'>,
): boolean => words(one.label) === words(other.label) && one.page === other.page;

/** @throws Refusal `ambiguous` where another item wants the same link to lead elsewhere: it would flip at each run */
function requireAgreement(request: ActionRequest, earlier: readonly ActionRequest[]): void {
	const first = earlier.find((other) => isSame(other, request));
	if (first === undefined || first.targetUrl === request.targetUrl) return;
	throw new Refusal(
		'ambiguous',
		'An earlier item has the same label and page with a different target URL',
		'Give each link on a page a label of its own.',
	);
}
