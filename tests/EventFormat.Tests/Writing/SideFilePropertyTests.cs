using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

/// <summary>What stands beside the event file comes back, too, whatever its content.</summary>
public sealed class SideFilePropertyTests
{
    private const int Times = 25;
    private static readonly Gen<string> Text = Gen.String[0, 30].Select(text => string.Concat(text.EnumerateRunes()));

    [Fact]
    public void Embedding_OfAnyPoints_ComesBackExactly() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 20]).SelectMany((dimensions, points) =>
            Gen.Float.Where(float.IsFinite).Array[dimensions * points].Select(values => (dimensions, values))).Sample(embedding =>
        {
            using var run = new RunDirectory();
            using (var writer = new SummaryWriter(run.Path))
            {
                Assert.True(writer.AddEmbedding("e", new Embedding { Points = embedding.values, Dimensions = embedding.dimensions }));
            }

            var lines = File.ReadAllLines(Assert.Single(Directory.GetFiles(run.Path, "tensors.tsv", SearchOption.AllDirectories)));
            Assert.All(lines, line => Assert.Equal(embedding.dimensions, line.Split('\t').Length));
            var read = lines.SelectMany(line => line.Split('\t')).Select(text => float.Parse(text, CultureInfo.InvariantCulture));
            Assert.Equal(embedding.values.Select(BitConverter.SingleToInt32Bits), read.Select(BitConverter.SingleToInt32Bits));
        }, iter: Times);

    [Fact]
    public void Manifest_OfAnyContent_ComesBackExactly() =>
        Gen.Select(Text, Text, Text.Array[0, 4], Gen.Dictionary(Text, Gen.Double)[0, 5], Gen.Dictionary(Text, Text)[0, 5]).Sample((name, notes, tags, summary, packages) =>
        {
            using var run = new RunDirectory();
            var manifest = new RunManifest
            {
                Name = name,
                Notes = notes,
                Tags = tags,
                Summary = summary,
                Packages = packages,
                Config = new JsonObject { ["text"] = notes },
            };
            RunManifestFile.Write(run.Path, manifest);
            Assert.True(RunManifestFile.TryRead(run.Path, out var read, out var cause), cause);
            Assert.Equal((manifest.Id, name, notes), (read!.Id, read.Name, read.Notes));
            Assert.Equal(tags, read.Tags);
            Assert.Equal(summary.OrderBy(pair => pair.Key, StringComparer.Ordinal), read.Summary.OrderBy(pair => pair.Key, StringComparer.Ordinal));
            Assert.Equal(packages.OrderBy(pair => pair.Key, StringComparer.Ordinal), read.Packages.OrderBy(pair => pair.Key, StringComparer.Ordinal));
            Assert.Equal(notes, read.Config["text"]!.GetValue<string>());
        }, iter: Times);
}
