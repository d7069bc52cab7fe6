/** Where a credential may write, as entered: folders by ID (`id:…`, or `ns:…` for the top of a shared folder). */
export interface GuardSettings {
	/** Empty: anywhere. */
	onlyBelow: readonly string[];
	neverBelow: readonly string[];
}
