/** Makes a function that computes each answer once, when it is first asked for. */
export function once<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { value: Value }>()
  return (key) => {
    const answer = known.get(key) ?? { value: compute(key) }
    known.set(key, answer)
    return answer.value
  }
}

/** Makes a function that computes its answer when it is first asked for. */
export function lazy<Value extends object>(compute: () => Value): () => Value {
  let value: Value | undefined
  return () => (value ??= compute())
}
