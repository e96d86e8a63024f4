using EventFormat.Runs;
using EventFormat.Writing;
using Training.Core.Checkpoints;
using Training.Core.Weights;

namespace Training.Core.Tests.Samples;

/// <summary>The samples at reduced size, as processes of their own, and what they logged.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task DigitClassifier_Reduced_LearnsAndLogsEverything()
    {
        var output = await SampleProgram.RunAsync("DigitClassifier", ["--logdir", _directory.Path, "--items", "700", "--epochs", "4", "--seed", "3"], Cancellation);
        Assert.Contains("test accuracy", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal); // redirected: no progress bar
        Assert.True(RunManifestFile.TryRead(_directory.Combine("digits"), out var manifest, out _));
        Assert.Equal(RunStatus.Finished, manifest!.Status);
        Assert.True(manifest.Summary["accuracy/test"] > 0.7, output);
        Assert.Equal("best.safetensors", Assert.Single(manifest.Artifacts).Name);
        Assert.Equal(4, (int)manifest.Config["epochs"]!);
        Assert.Contains("epoch 4/4", await File.ReadAllTextAsync(_directory.Combine("digits", "output.log"), Cancellation), StringComparison.Ordinal);

        var run = Assert.Single((await LogDirectory.OpenAsync(_directory.Path, cancellation: Cancellation)).Runs, static run => run.Name == "digits");
        var loss = await run.ScalarsAsync("loss/train", Cancellation);
        var accuracy = await run.ScalarsAsync("accuracy/validation", Cancellation);
        Assert.Equal((4, 4), (loss!.Count, accuracy!.Count));
        Assert.True(loss.Values[^1] < loss.Values[0]);
        Assert.Equal(manifest.Summary["accuracy/validation"], accuracy.Values[^1], 1e-6);
        var tags = (await run.TagsAsync(Cancellation)).Select(static tag => tag.Name).ToHashSet();
        Assert.Superset(new HashSet<string> { "loss/batch", "learning_rate", "accuracy/test" }, tags);
    }

    [Fact]
    public async Task DigitClassifier_OnATerminal_ShowsItsProgressAndLeavesTheCursor()
    {
        Assert.SkipUnless(SampleProgram.HasTerminal, "No program here gives another one a terminal.");
        var screen = await SampleProgram.RunInTerminalAsync("DigitClassifier", $"--logdir '{_directory.Path}' --items 150 --epochs 1", Cancellation);
        Assert.Contains("epoch 1/1", screen, StringComparison.Ordinal);
        Assert.Contains("━", screen, StringComparison.Ordinal);
        Assert.Contains("100%", screen, StringComparison.Ordinal);
        Assert.True(screen.LastIndexOf("\u001b[?25h", StringComparison.Ordinal) > screen.LastIndexOf("\u001b[?25l", StringComparison.Ordinal), screen);
        var log = await File.ReadAllTextAsync(_directory.Combine("digits", "output.log"), Cancellation);
        Assert.DoesNotContain("\u001b", log, StringComparison.Ordinal);
        Assert.Contains("epoch 1/1", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DigitClassifier_InTwoPieces_IsTheSameTraining()
    {
        string[] common = ["--logdir", _directory.Path, "--items", "150", "--epochs", "2"];
        await SampleProgram.RunAsync("DigitClassifier", [.. common, "--name", "whole"], Cancellation);
        await SampleProgram.RunAsync("DigitClassifier", [.. common, "--name", "parts"], Cancellation);
        var directory = new CheckpointDirectory(_directory.Combine("parts", "checkpoints"));
        foreach (var file in directory.Files.Where(static file => Checkpoint.ReadState(file).Epoch == 2))
        {
            File.Delete(file); // as if it had been killed in the second epoch
        }

        var output = await SampleProgram.RunAsync("DigitClassifier", [.. common, "--name", "parts", "--resume"], Cancellation);
        Assert.Contains("goes on after epoch 1", output, StringComparison.Ordinal);
        using var whole = new CheckpointDirectory(_directory.Combine("whole", "checkpoints")).LoadLatest(out _)!;
        using var parts = directory.LoadLatest(out _)!;
        Assert.Equal(2, parts.Epoch);
        Assert.All(whole.Model, pair => Assert.Equal(pair.Value.bytes.ToArray(), parts.Model[pair.Key].bytes.ToArray()));
    }

    [Fact]
    public async Task TransferLearning_Reduced_FreezesFineTunesAndResumes()
    {
        string[] common = ["--logdir", _directory.Path, "--items", "160"];
        var first = await SampleProgram.RunAsync("TransferLearning", [.. common, "--epochs", "1"], Cancellation);
        Assert.Contains("2 missing: fc.weight, fc.bias", first, StringComparison.Ordinal);
        var second = await SampleProgram.RunAsync("TransferLearning", [.. common, "--epochs", "2", "--resume"], Cancellation);
        Assert.DoesNotContain("pre-training", second, StringComparison.Ordinal);
        Assert.Contains("goes on after epoch 1", second, StringComparison.Ordinal);

        // While only the head is trained, everything else is as it was loaded.
        var pretrained = StateDict.Load(_directory.Combine("pretrained", "resnet18-digits-0-4.safetensors"));
        using var tuned = new CheckpointDirectory(_directory.Combine("transfer", "checkpoints")).LoadLatest(out _)!;
        Assert.Equal(2, tuned.Epoch);
        foreach (var (name, tensor) in tuned.Model)
        {
            Assert.Equal(!name.StartsWith("fc.", StringComparison.Ordinal), tensor.bytes.SequenceEqual(pretrained[name].bytes));
        }

        var log = await LogDirectory.OpenAsync(_directory.Path, cancellation: Cancellation);
        Assert.Equal(2, (await log.Runs.Single(static run => run.Name == "transfer").ScalarsAsync("accuracy/validation", Cancellation))!.Count);
    }
}
