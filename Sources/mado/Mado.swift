import ArgumentParser
@main struct Mado: ParsableCommand {}
