import ArgumentParser
import DeskServer

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the version.")

    func run() {
        print("madoguchi \(Release.version)")
    }
}
