using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Web.Projector.Embeddings;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Projector;

/// <summary>Configurations and tensors, real ones against what TensorBoard holds of them, and hostile ones.</summary>
public sealed class EmbeddingReadingTests
{
    [Fact]
    public void Read_PyTorchsEmbeddings_AreWhatTensorBoardHolds()
    {
        using var oracle = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("pytorch_all.expected.json")));
        var projector = oracle.RootElement.GetProperty("runs").GetProperty("embedding").GetProperty("projector");
        var directory = SharedData.PathOf("pytorch_all", "embedding");
        var config = ProjectorConfigText.Parse(File.ReadAllText(Path.Combine(directory, ConfigFolder.FileName)));
        var expected = projector.GetProperty("config").GetProperty("embeddings").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, config.Embeddings.Count);
        foreach (var (wanted, embedding) in expected.Zip(config.Embeddings))
        {
            Assert.Equal(wanted.GetProperty("tensor_name").GetString(), embedding.TensorName);
            Assert.Equal(Text(wanted, "metadata_path"), embedding.MetadataPath);
            Assert.Equal(wanted.TryGetProperty("sprite", out var sprite) ? sprite.GetProperty("single_image_dim").EnumerateArray().Select(size => size.GetUInt32()) : [], embedding.Sprite?.SingleImageDim ?? []);
            var tensor = projector.GetProperty("tensors").GetProperty(embedding.TensorName);
            var loaded = TensorFile.Read(Path.Combine(directory, embedding.TensorPath), embedding.TensorShape, CancellationToken.None);
            Assert.Equal(tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()), [loaded.Points.Count, loaded.Points.Dimensions]);
            Assert.Equal(tensor.GetProperty("first_row").EnumerateArray().Select(value => value.GetDouble()), loaded.Points[0].ToArray().Select(value => (double)value), (a, b) => Math.Abs(a - b) < 1e-6);
            Assert.Equal(tensor.GetProperty("sum").GetDouble(), loaded.Points.Values.Sum(value => (double)value), 1e-3);
            if (tensor.GetProperty("sprite_sha256").GetString() is { } hash)
            {
                Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(directory, embedding.Sprite!.ImagePath)))));
            }
        }
    }

    [Fact]
    public void Parse_EveryRecordedConfiguration_IsUnderstood()
    {
        var files = Directory.GetFiles(SharedData.Root, ConfigFolder.FileName, SearchOption.AllDirectories);
        Assert.True(files.Length >= 3);
        Assert.All(files, file => Assert.NotEmpty(ProjectorConfigText.Parse(File.ReadAllText(file)).Embeddings));
    }

    [Fact]
    public void Parse_EverySpelling_IsUnderstood()
    {
        var config = ProjectorConfigText.Parse("""
            # A comment.
            model_checkpoint_path: 'a' "b"; unknown { deep: [1, 2] more < x: -1.5e3 > }
            embeddings: < tensor_name: "t\x41\101\n\"\303\244" tensor_shape: [ 3, 2 ], sprite { image_path: "s" single_image_dim: 4 single_image_dim: 5 } >
            embeddings {}
            """);
        Assert.Equal("ab", config.ModelCheckpointPath);
        Assert.Equal("tAA\n\"ä", config.Embeddings[0].TensorName);
        Assert.Equal([3u, 2u], config.Embeddings[0].TensorShape);
        Assert.Equal([4u, 5u], config.Embeddings[0].Sprite.SingleImageDim);
        Assert.Equal(2, config.Embeddings.Count);
    }

    [Theory]
    [InlineData("embeddings {")]
    [InlineData("embeddings { tensor_name: \"a }")]
    [InlineData("embeddings { tensor_name: 5 }")]
    [InlineData("embeddings { tensor_shape: -1 }")]
    [InlineData("embeddings { tensor_shape: 99999999999 }")]
    [InlineData("embeddings { tensor_shape: [1")]
    [InlineData("}")]
    [InlineData("embeddings { tensor_name: \"\\q\" }")]
    [InlineData("\0\u0001")]
    public void Parse_Nonsense_IsRefusedWithItsLine(string text) =>
        Assert.StartsWith("line 1", Assert.Throws<FormatException>(() => ProjectorConfigText.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_NestedWithoutEnd_IsRefused() =>
        Assert.Throws<FormatException>(() => ProjectorConfigText.Parse(string.Concat(Enumerable.Repeat("a {", 100_000))));

    [Theory]
    [InlineData("1\t2\n3\t4\n", 2, 2)]
    [InlineData("\uFEFF1\t2\r\n\r\n3\t4", 2, 2)]
    [InlineData("1 2 3", 1, 3)]
    [InlineData("1e-3\t-2.5E+2\t\n", 1, 2)]
    public void Read_Text_HasItsShape(string text, int count, int dimensions)
    {
        var points = ReadText(text).Points;
        Assert.Equal((count, dimensions), (points.Count, points.Dimensions));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    [InlineData("1\t2\n3\n", "Line 2: 1 numbers where the lines before have 2")]
    [InlineData("1\t2\nx\t4\n", "Line 2: 'x' is no number")]
    public void Read_TextThatIsNoTensor_IsRefusedWithItsCause(string text, string cause) =>
        Assert.Contains(cause, Assert.Throws<FormatException>(() => ReadText(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ValuesThatAreNotFinite_StandAtTheMeanAndAreCounted()
    {
        var loaded = ReadText("1\tnan\n3\tinf\n5\t4\n");
        Assert.Equal(2, loaded.NotFinite);
        Assert.Equal([1, 4, 3, 4, 5, 4], loaded.Points.Values);
    }

    [Fact]
    public void Read_TextLongerThanItsBuffer_KeepsEveryNumber()
    {
        var values = Enumerable.Range(0, 300_000).ToArray();
        var loaded = ReadText(string.Join('\n', values.Chunk(3).Select(row => string.Join('\t', row))));
        Assert.Equal(values.Select(value => (float)value), loaded.Points.Values);
    }

    [Fact]
    public void Read_ALineWithoutEnd_IsRefusedWithinBoundedMemory()
    {
        var before = GC.GetTotalAllocatedBytes();
        var cause = Assert.Throws<FormatException>(() => TensorLines.Read(new Endless(), CancellationToken.None));
        Assert.Contains("more than", cause.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200 << 20);
    }

    [Fact]
    public void Read_PlainValues_NeedTheShapeTheyHave()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Combine("t.bytes");
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>([1, 2, 3, 4, 5, 6]).ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], TensorFile.Read(path, [2, 3], CancellationToken.None).Points.Values);
        Assert.Contains("tensor_shape", Refused([]), StringComparison.Ordinal);
        Assert.Contains("24 bytes", Refused([3, 3]), StringComparison.Ordinal);
        Assert.Contains("at most", Refused([uint.MaxValue, uint.MaxValue]), StringComparison.Ordinal);
        Assert.Contains("24 bytes", Refused([0, 5]), StringComparison.Ordinal);

        string Refused(uint[] shape) => Assert.Throws<FormatException>(() => TensorFile.Read(path, shape, CancellationToken.None)).Message;
    }

    private static LoadedEmbedding ReadText(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return TensorLines.Read(stream, CancellationToken.None);
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    /// <summary>Sevens and nothing else, without end.</summary>
    private sealed class Endless : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'7');
            return count;
        }
    }
}
