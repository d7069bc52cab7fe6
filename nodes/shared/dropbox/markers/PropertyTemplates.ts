import { Refusal } from '../../core/Refusal';
import { inParallel } from '../../core/outcome';
import type { file_properties } from '../../vendor/dropbox';
import { ApiError, isUncertain, type Api } from '../client/Api';
import { missingScopeOf, missingScopesRefusal } from '../errors/connectionRefusal';

/** The fields of a marker. */
export const CASE_ID = 'caseId';
export const FOLDER_ID = 'folderId';

const templateField = (name: string, description: string): file_properties.PropertyFieldTemplate => ({
	...{ name, description },
	type: { '.tag': 'string' },
});

const TEMPLATE: file_properties.PropertyGroupTemplate = {
	name: 'Case folder marker',
	description: 'Which case a folder belongs to.',
	fields: [
		templateField(CASE_ID, 'The ID of the case in the case management system.'),
		templateField(FOLDER_ID, 'The folder that the marker was put on; a copy of it has another ID.'),
	],
};

const LOOKUPS_AT_ONCE = 4;
const ADDITIONS = 3;

/**
 * The user's templates for markers: one, or more where two executions made theirs at the same time; then all are
 * read and the first by ID is written. What Dropbox says is remembered for the execution.
 */
export class PropertyTemplates {
	private known: Promise<string[]> | undefined;
	private making: Promise<string[]> | undefined;

	constructor(private readonly api: Api) {}

	/**
	 * Their IDs; none where none was made yet.
	 * @throws PropertiesDeclined
	 */
	async ids(): Promise<readonly string[]> {
		const asked = (this.known ??= this.list());
		return await asked.catch((thrown: unknown) => {
			// A decline is final; anything else may have passed when it is asked next.
			if (!(thrown instanceof PropertiesDeclined) && this.known === asked) this.known = undefined;
			throw thrown;
		});
	}

	/** Their IDs; none where properties are not to be had, either. */
	async readableIds(): Promise<readonly string[]> {
		return (await this.areAllowed()) ? await this.ids() : [];
	}

	/** Whether this connection may read templates; who may not can put no properties on folders. */
	async areAllowed(): Promise<boolean> {
		return await this.ids().then(
			() => true,
			(thrown: unknown) => {
				if (thrown instanceof PropertiesDeclined) return false;
				throw thrown;
			},
		);
	}

	/**
	 * The template that new markers are of; made once, however many ask at the same time.
	 * @throws PropertiesDeclined
	 */
	async getOrCreate(): Promise<string> {
		const [first] = await this.ids();
		if (first !== undefined) return first;
		const making = (this.making ??= this.create());
		const made = await making.catch((thrown: unknown) => {
			if (thrown instanceof PropertiesDeclined) this.known = making;
			else this.making = undefined;
			throw thrown;
		});
		this.known = making;
		return made[0] ?? '';
	}

	private async list(): Promise<string[]> {
		const { template_ids: ids } = await this.api
			.call(async (sdk) => await sdk.filePropertiesTemplatesListForUser())
			.catch(declineOrThrow);
		const ours = await inParallel(ids, async (id) => await this.isOurs(id), LOOKUPS_AT_ONCE);
		return ids.filter((_, index) => ours[index]).sort();
	}

	private async isOurs(id: string): Promise<boolean> {
		return await this.api
			.call((sdk) => sdk.filePropertiesTemplatesGetForUser({ template_id: id }))
			.then(
				({ name, fields }) =>
					name === TEMPLATE.name &&
					[CASE_ID, FOLDER_ID].every((wanted) => fields.some((each) => each.name === wanted)),
				// Removed since it was listed.
				(thrown: unknown) => {
					if (thrown instanceof ApiError && thrown.status === 409) return false;
					return declineOrThrow(thrown);
				},
			);
	}

	/** Adds the template; where the answer is lost it is looked for before another is added. */
	private async create(): Promise<string[]> {
		for (let additions = 1; ; additions++) {
			const added = await this.api
				.callOnce((sdk) => sdk.filePropertiesTemplatesAddForUser(TEMPLATE))
				.catch((thrown: unknown) => {
					if (isUncertain(thrown) && additions < ADDITIONS) return undefined;
					return declineOrThrow(thrown);
				});
			if (added !== undefined) return [added.template_id];
			const found = await this.list();
			if (found.length > 0) return found;
		}
	}
}

/** Dropbox does not let this token put properties on folders, or on this folder. */
export class PropertiesDeclined extends Error {
	override readonly name = 'PropertiesDeclined';

	constructor(
		/** What is said to who asked for properties and nothing else. */
		readonly refusal: Refusal,
	) {
		super('properties declined');
	}
}

/**
 * Whether an answer says that properties are not to be had, which trying again does not change: a token that acts
 * for a team member or admin (400), a missing scope, a plan without them (403), a template or folder that does not
 * take them (409).
 */
export function arePropertiesDeclined(thrown: unknown): thrown is ApiError {
	if (!(thrown instanceof ApiError)) return false;
	return [400, 403, 409].includes(thrown.status) || missingScopeOf(thrown) !== undefined;
}

/** For `.catch` of calls about templates and properties. */
export function declineOrThrow(thrown: unknown): never {
	throw arePropertiesDeclined(thrown) ? new PropertiesDeclined(refusalOf(thrown)) : thrown;
}

function refusalOf(thrown: ApiError): Refusal {
	const scope = missingScopeOf(thrown);
	return scope === undefined ? noPropertiesRefusal() : missingScopesRefusal([scope]);
}

export const noPropertiesRefusal = (): Refusal =>
	new Refusal(
		'no_access',
		'Dropbox does not let this connection set properties of the folder',
		'Choose Automatic or Marker File under Case Marker. Properties are not available when acting as a team member or admin.',
	);
