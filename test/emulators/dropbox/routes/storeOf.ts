import type { DropboxState } from '../state/DropboxState';
import type { Registry } from '../state/Registry';

/**
 * A place for what only one group of routes knows of, one per state. Kept by the registry, which stays the
 * same also where a call sees the state through switches of its own.
 */
export function storeOf<Store>(create: () => Store): (state: DropboxState) => Store {
	const stores = new WeakMap<Registry, Store>();
	return ({ registry }) => {
		const known = stores.get(registry);
		if (known) return known;
		const store = create();
		stores.set(registry, store);
		return store;
	};
}
