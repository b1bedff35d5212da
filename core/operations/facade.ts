/** placeholder of the contract: see Operations */
export interface Operations {
  readonly placeholder?: never;
}
