using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Training.Core.Weights;
using static TorchSharp.torch;

namespace Training.Core.Tests.Weights;

[Collection(Alone.Name)]
public sealed class SafeTensorFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string File1 => _directory.Combine("weights.safetensors");

    [Fact]
    public void ReadAll_EveryType_HasTheSameElements()
    {
        using var file = SafeTensorFile.Open(Fixture.PathOf("weights", "kinds.safetensors"));
        var tensors = file.ReadAll();
        Assert.Equal("größe ✓", file.Metadata["note"]);
        Assert.All(Fixture.Json("weights", "expected.json")["kinds"]!.AsObject(), pair => Fixture.AssertEqual(pair.Value!, tensors[pair.Key]));
        StateDict.Dispose(tensors);
    }

    [Fact]
    public void Save_EveryTypeAndLayout_ReadsBackTheSame()
    {
        using var saved = TorchCheckpoint.Load(Fixture.PathOf("weights", "kinds.pth"));
        SafeTensorFile.Save(File1, saved.StateDict(), new Dictionary<string, string> { ["note"] = "a\"b" });
        using var file = SafeTensorFile.Open(File1);
        var tensors = file.ReadAll();
        Assert.All(Fixture.Json("weights", "expected.json")["kinds"]!.AsObject(), pair => Fixture.AssertEqual(pair.Value!, tensors[pair.Key]));
        Assert.Equal(("a\"b", "pt"), (file.Metadata["note"], file.Metadata["format"]));
        StateDict.Dispose(tensors);
    }

    [Fact]
    public void Save_AnyTensors_AlignsEachToItsElements()
    {
        using var saved = TorchCheckpoint.Load(Fixture.PathOf("weights", "kinds.pth"));
        SafeTensorFile.Save(File1, saved.StateDict());
        var bytes = File.ReadAllBytes(File1);
        var header = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, header % 8);
        var json = JsonNode.Parse(Encoding.UTF8.GetString(bytes, 8, (int)header))!.AsObject();
        using var file = SafeTensorFile.Open(File1);
        Assert.All(file.Tensors, tensor =>
        {
            Assert.Equal(0, tensor.Offset % Math.Max(1, tensor.Length / Math.Max(1, tensor.Shape.Aggregate(1L, (product, size) => product * size))));
            Assert.Equal(tensor.Offset, json[tensor.Name]!["data_offsets"]![0]!.GetValue<long>());
        });
    }

    [Fact]
    public void Save_ToFileThatIsThere_ReplacesItWholeAndLeavesNothingBeside()
    {
        using var one = ones(3);
        SafeTensorFile.Save(File1, new Dictionary<string, Tensor> { ["a"] = one });
        SafeTensorFile.Save(File1, new Dictionary<string, Tensor> { ["b"] = one });
        using var file = SafeTensorFile.Open(File1);
        Assert.Equal("b", Assert.Single(file.Tensors).Name);
        Assert.Single(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void Save_TypeThatTheFormatLacks_IsTheCallersErrorAndWritesNothing()
    {
        using var complex = zeros(2, ScalarType.ComplexFloat64);
        Assert.Contains("ComplexFloat64", Assert.Throws<ArgumentException>(() => SafeTensorFile.Save(File1, new Dictionary<string, Tensor> { ["c"] = complex })).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void Read_BlocksSmallerThanTheTensor_FillAllOfIt()
    {
        using var tensor = empty(1000, ScalarType.Int32);
        var blocks = 0;
        TensorBytes.ForEachBlock(tensor, (block, offset) => (blocks, _) = (blocks + 1, block.Length > 0 && offset % 64 == 0 ? block[0] = (byte)blocks : throw new InvalidOperationException()), blockBytes: 64);
        Assert.Equal(63, blocks);
        Assert.Equal(62, tensor[992].item<int>() & 0xFF);
    }

    [Fact]
    public void Read_TypeThatTorchSharpLacks_SaysSoAndTheRestLoads()
    {
        Write("""{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", new byte[8]);
        using var file = SafeTensorFile.Open(File1);
        Assert.Contains("F8_E4M3", Assert.Throws<WeightsFormatException>(() => file.Read("a")).Message, StringComparison.Ordinal);
        using var rest = file.Read("b");
        Assert.Equal([0.0], Fixture.Elements(rest));
        Assert.Throws<WeightsFormatException>(file.ReadAll);
        Assert.Throws<KeyNotFoundException>(() => file.Read("c"));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""")]
    [InlineData("""{"a":[[[[[[[[1]]]]]]]]}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void Open_HeaderThatDoesNotDescribeTheFile_IsRefused(string header)
    {
        Write(header, new byte[8]);
        Assert.Throws<WeightsFormatException>(() => SafeTensorFile.Open(File1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    public void Open_ShortFile_IsRefused(int bytes)
    {
        File.WriteAllBytes(File1, Enumerable.Repeat((byte)0xFF, bytes).ToArray());
        Assert.Throws<WeightsFormatException>(() => SafeTensorFile.Open(File1));
    }

    [Fact]
    public void Open_AnyBytes_OpensOrIsRefused() => Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 120]).Sample((bytes, length) =>
    {
        if (bytes.Length >= 8)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        }

        File.WriteAllBytes(File1, bytes);
        try
        {
            SafeTensorFile.Open(File1).Dispose();
        }
        catch (WeightsFormatException)
        {
        }
    }, iter: 500, threads: 1);

    [Fact]
    public void SaveAndLoad_LeaveNoTensor()
    {
        using var tensor = ones(4, 4).t();
        TensorCount.AssertUnchanged(() =>
        {
            SafeTensorFile.Save(File1, new Dictionary<string, Tensor> { ["a"] = tensor });
            StateDict.Dispose(StateDict.Load(File1));
        });
    }

    public void Dispose() => _directory.Dispose();

    private void Write(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        File.WriteAllBytes(File1, [.. length, .. json, .. data]);
    }
}
