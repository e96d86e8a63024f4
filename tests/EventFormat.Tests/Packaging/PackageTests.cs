using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace EventFormat.Tests.Packaging;

/// <summary>What <c>dotnet pack</c> makes of the library: a package others can use, debug and read about.</summary>
public sealed class PackageTests
{
    [Fact]
    public async Task Pack_Library_HoldsCodeDocsReadmeLicenceAndSymbols()
    {
        var folder = Directory.CreateTempSubdirectory("eventformat-package-");
        try
        {
            await PackAsync(folder.FullName);
            using var package = ZipFile.OpenRead(Assert.Single(folder.GetFiles("*.nupkg")).FullName);
            var files = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            Assert.Superset(
                new HashSet<string> { "README.md", "Writing/run.schema.json", "lib/net10.0/EventFormat.dll", "lib/net10.0/EventFormat.xml" }, files);

            using var specification = package.GetEntry("EventFormat.nuspec")!.Open();
            var metadata = XDocument.Load(specification).Root!.Elements().Single();
            Assert.Equal("MIT", Text(metadata, "license"));
            Assert.Equal("README.md", Text(metadata, "readme"));
            Assert.True(Text(metadata, "description").Length > 40);
            var dependency = Assert.Single(metadata.Descendants(), element => element.Name.LocalName == "dependency");
            Assert.Equal("Google.Protobuf", dependency.Attribute("id")!.Value);

            using var symbols = ZipFile.OpenRead(Assert.Single(folder.GetFiles("*.snupkg")).FullName);
            Assert.Contains(symbols.Entries, entry => entry.FullName == "lib/net10.0/EventFormat.pdb" && entry.Length > 10_000);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PackAsync(string folder)
    {
        // What was built for this test run is packed: artifacts/bin/EventFormat.Tests/CONFIGURATION holds the test.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name.Split('_')[0];
        var project = Repository.FindAbove("EventFormat", "EventFormat.csproj");
        var start = new ProcessStartInfo(
            "dotnet", ["pack", project, "--no-build", "-c", configuration, "-o", folder, "-v", "quiet", "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, told);
    }

    private static string Text(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
