using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EventFormat.Writing;
using Training.Core.Runs;

namespace Training.Core.Tests.Runs;

/// <summary>The console is the process's.</summary>
[Collection(Alone.Name)]
public sealed class RunTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Start_Options_AreInTheManifest()
    {
        using (var run = Start(new RunOptions { Group = "g", JobType = "train", Tags = ["a"], Notes = "# n", Config = new JsonObject { ["model"] = new JsonObject { ["width"] = 8 } }, Devices = ["cpu"] }))
        {
            run.Summarize(new Dictionary<string, double> { ["loss"] = 2, ["accuracy"] = 0.5 });
            run.Summarize(new Dictionary<string, double> { ["loss"] = 1, ["odd"] = double.NaN });
        }

        var manifest = Manifest("run");
        Assert.Equal(("run", "g", "train", "# n"), (manifest.Name, manifest.Group, manifest.JobType, manifest.Notes));
        Assert.Equal(8, (int)manifest.Config["model"]!["width"]!);
        Assert.Equal(["cpu"], manifest.Devices);
        Assert.Equal(RunStatus.Finished, manifest.Status);
        Assert.Equal(new Dictionary<string, double> { ["loss"] = 1, ["accuracy"] = 0.5, ["odd"] = double.NaN }, manifest.Summary);
        Assert.Equal("0.107.0", manifest.Packages["TorchSharp"]);
        Assert.NotEmpty(manifest.CommandLine);
        Assert.Equal(Environment.ProcessId, manifest.Host!.ProcessId);
    }

    [Fact]
    public void Start_NameIsTaken_GetsANumber()
    {
        using var first = Start();
        using var second = Start();
        Assert.Equal("run-2", Path.GetFileName(second.Directory));
        Assert.Equal("run-2", second.Manifest.Name);
    }

    [Fact]
    public void Start_Resumes_GoesOnAsTheSameRun()
    {
        string id;
        using (var first = Start())
        {
            id = first.Manifest.Id;
            Console.WriteLine("first");
            first.Summarize(new Dictionary<string, double> { ["loss"] = 2 });
        }

        using (var second = Start(new RunOptions { Resumes = true }))
        {
            Console.WriteLine("second");
            Assert.Equal(id, second.Manifest.Id);
            Assert.Equal(2, second.Manifest.Summary["loss"]);
        }

        Assert.Equal(["first", "second"], File.ReadAllLines(_directory.Combine("run", "output.log")));
        Assert.Equal(2, Directory.GetFiles(_directory.Combine("run"), "*tfevents*").Length);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    public void Start_NameLeadsOutOfTheLogDirectory_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => Start(new RunOptions(), name));

    [Fact]
    public void Console_WhileTheRunLives_IsKeptInItsLog()
    {
        var (console, error) = (Console.Out, Console.Error);
        using var seen = new StringWriter();
        Console.SetOut(seen);
        try
        {
            using (Start())
            {
                Console.Write("a");
                Console.WriteLine($" {1}");
                Console.Error.WriteLine("problem");
            }

            Console.WriteLine("after");
            Assert.Same(error, Console.Error);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal($"a 1{Environment.NewLine}after{Environment.NewLine}", seen.ToString());
        Assert.Equal(["a 1", "problem"], File.ReadAllLines(_directory.Combine("run", "output.log")));
    }

    [Fact]
    public void AddArtifact_File_IsCopiedWithItsHash()
    {
        var file = _directory.Combine("weights.bin");
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(file, bytes);
        using (var run = Start())
        {
            run.AddArtifact(file, "models/best.bin", "model");
            run.AddArtifact(file);
            run.AddArtifact(file, "models/best.bin", "model");
            Assert.Throws<ArgumentException>(() => run.AddArtifact(file, "../x"));
        }

        var artifacts = Manifest("run").Artifacts;
        Assert.Equal(["weights.bin", "models/best.bin"], artifacts.Select(static artifact => artifact.Name));
        Assert.Equal(("artifacts/models/best.bin", 3_000_000, Convert.ToHexStringLower(SHA256.HashData(bytes)), "model"), (artifacts[1].File, artifacts[1].Bytes, artifacts[1].Sha256, artifacts[1].Kind));
        Assert.Equal(bytes, File.ReadAllBytes(_directory.Combine("run", "artifacts", "models", "best.bin")));
    }

    [Fact]
    public void SchedulerVariables_Slurm_AreKeptButNoSecrets()
    {
        var environment = new Dictionary<string, string> { ["SLURM_JOB_ID"] = "7", ["SLURM_JWT"] = "x", ["SLURM_API_TOKEN"] = "x", ["PATH"] = "/" };
        Assert.Equal(new Dictionary<string, string> { ["SLURM_JOB_ID"] = "7" }, SchedulerVariables.Read(environment));
    }

    private Run Start(RunOptions? options = null, string name = "run") =>
        Run.Start((options ?? new RunOptions()) with { LogDirectory = _directory.Path, Name = name, RecordsCode = false });

    private RunManifest Manifest(string name)
    {
        Assert.True(RunManifestFile.TryRead(_directory.Combine(name), out var manifest, out var cause), cause);
        return manifest!;
    }
}
