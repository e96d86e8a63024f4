using System.Numerics;
using Training.Core.Weights;
using Training.Core.Weights.Pickle;
using static TorchSharp.torch;

namespace Training.Core.Tests.Weights;

[Collection(Alone.Name)]
public sealed class TorchCheckpointTests
{
    [Theory]
    [InlineData("kinds.pth")]
    [InlineData("kinds_protocol4.pth")]
    public void Load_EveryTypeAndLayoutThatPyTorchSaves_HasTheSameElements(string file)
    {
        using var checkpoint = TorchCheckpoint.Load(Fixture.PathOf("weights", file));
        var tensors = checkpoint.StateDict();
        var expected = Fixture.Json("weights", "expected.json")["kinds"]!.AsObject();
        Assert.Equal(expected.Select(pair => pair.Key), tensors.Keys);
        Assert.All(expected, pair => Fixture.AssertEqual(pair.Value!, tensors[pair.Key]));
    }

    [Fact]
    public void Load_TensorsThatSharedMemory_ShareItStill()
    {
        using var checkpoint = TorchCheckpoint.Load(Fixture.PathOf("weights", "kinds.pth"));
        var tensors = checkpoint.StateDict();
        tensors["first"].add_(100);
        Assert.Equal([102.0, 103, 104, 105], Fixture.Elements(tensors["tied"]));
    }

    [Fact]
    public void Load_WholeCheckpoint_GivesModelOptimizerAndValues()
    {
        using var checkpoint = TorchCheckpoint.Load(Fixture.PathOf("weights", "checkpoint.pth"));
        Assert.Equal(7L, checkpoint.Value("epoch"));
        Assert.Equal(0.125, checkpoint.Value("loss"));
        Assert.Null(checkpoint.Value("best"));
        Assert.Equal("größe ✓", checkpoint.Value("name"));
        Assert.Equal(true, checkpoint.Value("done"));
        Assert.Equal(BigInteger.Pow(2, 80), checkpoint.Value("big"));
        Assert.Equal(-5L, checkpoint.Value("negative"));
        Assert.Equal([2L, 3L], Assert.IsType<object?[]>(checkpoint.Value("size")));
        Assert.Equal("three", ((PickleMap)checkpoint.Root!)[3L]);
        var list = Assert.IsType<List<object?>>(checkpoint.Value("list"));
        Assert.Equal([2.5, "x"], Assert.IsType<List<object?>>(list[1]));
        var state = Assert.IsType<PickleMap>(checkpoint.Value("optimizer_state_dict", "state"));
        Assert.Equal([3L, 4], Assert.IsType<Tensor>(((PickleMap)state[0L]!)["exp_avg"]).shape);
        Assert.Throws<KeyNotFoundException>(() => checkpoint.Value("optimizer_state_dict", "none"));
    }

    [Fact]
    public void Load_ModelOfCheckpoint_ComputesWhatPyTorchDid()
    {
        var tensors = StateDict.Load(Fixture.PathOf("weights", "checkpoint.pth"));
        using var net = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 2));
        net.load_state_dict(tensors);
        net.eval();
        var forward = Fixture.Json("weights", "expected.json")["forward"]!;
        using var input = tensor(Fixture.Doubles(forward["input"]!["values"]!), ScalarType.Float32).reshape(2, 4);
        using var output = net.call(input);
        Assert.Equal(Fixture.Doubles(forward["output"]!["values"]!), Fixture.Elements(output), (a, b) => Math.Abs(a - b) < 1e-6);
        StateDict.Dispose(tensors);
    }

    [Fact]
    public void Load_Parameters_AreTheirTensors()
    {
        using var checkpoint = TorchCheckpoint.Load(Fixture.PathOf("weights", "parameters.pth"));
        Assert.Equal([1.0, 2.0], Fixture.Elements(checkpoint.StateDict()["weight"]));
    }

    [Theory]
    [InlineData("module.pth", "torch.nn.modules.linear.Linear")]
    [InlineData("legacy.pth", "before 1.6")]
    [InlineData("scripted.pt", "TorchScript")]
    [InlineData("kinds.safetensors", "no zip archive")]
    public void Load_OtherFormat_IsRefusedWithTheReason(string file, string reason) =>
        Assert.Contains(reason, Assert.Throws<WeightsFormatException>(() => TorchCheckpoint.Load(Fixture.PathOf("weights", file))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_PickleThatWouldRunACommand_RunsNothing()
    {
        var refused = Assert.Throws<WeightsFormatException>(() => TorchCheckpoint.Load(Fixture.PathOf("weights", "evil.pth")));
        Assert.Contains("posix.system", refused.Message, StringComparison.Ordinal);
        using var rest = TorchCheckpoint.Load(Fixture.PathOf("weights", "evil.pth"), skipUnknown: true);
        Assert.Equal(new PickleObject("posix.system"), rest.Value("harm"));
        Assert.Equal([1.0, 1.0], Fixture.Elements(rest.StateDict()["w"]));
        Assert.False(File.Exists("/tmp/harm-was-done"));
    }

    [Fact]
    public void StateDict_WholePickledModule_SaysWhatToSaveInstead()
    {
        using var checkpoint = TorchCheckpoint.Load(Fixture.PathOf("weights", "module.pth"), skipUnknown: true);
        Assert.Contains("state_dict()", Assert.Throws<WeightsFormatException>(() => checkpoint.StateDict()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnyByteChangedOrAnythingCutOff_FailsClearlyOrLoadsAndLeaksNothing()
    {
        var whole = File.ReadAllBytes(Fixture.PathOf("weights", "checkpoint.pth"));
        var random = new Random(1);
        TensorCount.AssertUnchanged(() =>
        {
            for (var i = 0; i < 150; i++)
            {
                LoadDamaged(whole, random, isCut: i % 3 == 0);
            }
        });
    }

    private static void LoadDamaged(byte[] whole, Random random, bool isCut)
    {
        var bytes = whole.AsSpan(0, isCut ? random.Next(whole.Length) : whole.Length).ToArray();
        if (!isCut)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        try
        {
            using var file = new MemoryStream(bytes);
            using var loaded = TorchCheckpoint.Load(file);
        }
        catch (WeightsFormatException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    [Fact]
    public void Load_AndDispose_LeavesNoTensor() => TensorCount.AssertUnchanged(() =>
    {
        using var checkpoint = TorchCheckpoint.Load(Fixture.PathOf("weights", "kinds.pth"));
        StateDict.Dispose(StateDict.Load(Fixture.PathOf("weights", "kinds.pth")));
    });
}
