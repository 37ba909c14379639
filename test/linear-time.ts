import { expect } from '@jest/globals'

/** How often a slow run is given another chance: the machine may be busy with something else. */
const chances = 4

/**
 * Fails when something takes more than in proportion to the length of its input. Doubling the input twice may cost six
 * times as much, and what takes less than 50 ms is not looked at; quadratic cost is sixteen times as much.
 *
 * @param run does it with an input of about a length; what it is given is made beforehand by `prepare`
 * @param length the longer of the two inputs
 */
export function expectLinear<Input>(
  name: string,
  prepare: (length: number) => Input,
  run: (input: Input) => unknown,
  length: number,
): void {
  const [short, long] = [prepare(length / 4), prepare(length)]
  run(prepare(Math.min(10_000, length / 4)))
  const ratios: number[] = []
  for (let chance = 0; chance < chances; chance++) {
    const ratio =
      cpuTimeOf(() => run(long)) /
      Math.max(
        50,
        cpuTimeOf(() => run(short)),
      )
    if (ratio < 6) return
    ratios.push(Math.round(ratio))
  }
  expect({ name, ratios }).toEqual({ name, ratios: 'below 6' })
}

/** The processor time of this process, in milliseconds, whatever else the machine does meanwhile. */
export function cpuTimeOf(run: () => unknown): number {
  const start = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
