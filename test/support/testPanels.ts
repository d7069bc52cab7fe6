import { NodeHelpers, type INodeParameters, type INodeProperties, type INodeType } from 'n8n-workflow';

/** What a node of ours has panels of. */
export interface PanelsOf {
	node: INodeType;
	/** By resource, then by name. */
	operations: Readonly<Record<string, object>>;
	/** What becomes of a text of which an expression finds nothing; undefined where that was not decided. */
	kindOfField(path: string): unknown;
	/** Names of the lists that there are. */
	lists: readonly string[];
}

const isCollection = ({ type }: INodeProperties): boolean => type === 'collection';
const innerOf = (field: INodeProperties) => (field.options ?? []) as INodeProperties[];

/** The rules that hold for the panel of every operation. */
export function testPanels({ node: { description }, operations, kindOfField, lists }: PanelsOf): void {
	const node = { typeVersion: 1 };

	/** The fields that n8n shows of an operation that was just added. */
	function shownFields(resource: string, operation: string): INodeProperties[] {
		const given: INodeParameters = { resource, operation };
		const { properties } = description;
		const values = NodeHelpers.getNodeParameters(properties, given, true, false, node, description) ?? {};
		return properties.filter(
			(field) =>
				!['resource', 'operation'].includes(field.name) &&
				NodeHelpers.displayParameter(values, field, node, description),
		);
	}

	const named = Object.entries(operations).flatMap(([resource, all]) =>
		Object.keys(all).map((operation) => [resource, operation] as const),
	);

	describe.each(named)('the panel of %s %s', (resource, operation) => {
		const shown = shownFields(resource, operation);
		const collections = shown.filter(isCollection);
		const inCollections = collections.flatMap(innerOf);

		it('has five fields at most before anything is added', () => {
			expect(shown.length).toBeGreaterThan(0);
			expect(shown.filter((field) => !isCollection(field)).length).toBeLessThanOrEqual(5);
		});

		it('ends with its options, in the order of their names', () => {
			expect(shown.at(-1)?.name).toBe('options');
			for (const collection of collections) {
				const names = innerOf(collection).map(({ displayName }) => displayName);
				expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
			}
		});

		it('wants no option that nobody added: n8n would not run the workflow', () => {
			expect(inCollections.filter(({ required }) => required === true).map(({ name }) => name)).toEqual([]);
		});

		it('points at records from a list that there is, and by ID', () => {
			const locators = [...shown, ...inCollections].filter(({ type }) => type === 'resourceLocator');
			for (const { modes = [] } of locators) {
				expect(modes.map(({ name }) => name).slice(0, 2)).toEqual(['list', 'id']);
				expect(lists).toContain(modes[0]?.typeOptions?.searchListMethod);
			}
		});

		it('says of every text what becomes of it where an expression finds nothing', () => {
			const isText = ({ type }: INodeProperties) => ['string', 'dateTime', 'resourceLocator'].includes(type);
			const paths = [
				...shown.filter(isText).map(({ name }) => name),
				...collections.flatMap((each) =>
					innerOf(each)
						.filter(isText)
						.map(({ name }) => `${each.name}.${name}`),
				),
			];
			expect(paths.filter((path) => kindOfField(path) === undefined)).toEqual([]);
		});
	});
}
