using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class ScalarGroupSummariesTests
{
    [Fact]
    public async Task AddScalars_Keys_AreRunsNamedAsPyTorchNamesThem()
    {
        using var run = new RunDirectory();
        await using (var writer = new SummaryWriter(run.Path))
        {
            writer.AddScalars("loss/all", [new("train", 1), new("../val", 2)], 3);
            writer.AddScalars("loss/all", [new("train", 0.5)], 4);
            Assert.True(writer.Flush());
            Assert.Equal(["loss_all_.._val", "loss_all_train"], Directory.GetDirectories(run.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            var file = Assert.Single(Directory.GetFiles(Path.Combine(run.Path, "loss_all_train")));
            Assert.Equal([("loss/all", 1f, 3L), ("loss/all", 0.5f, 4L)], WrittenFile.Read(file).Scalars.Select(scalar => (scalar.Tag, scalar.Value, scalar.Step)));
        }
    }

    [Fact]
    public void AddScalars_AfterDispose_BeginsNoRun()
    {
        using var run = new RunDirectory();
        var writer = new SummaryWriter(run.Path);
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.AddScalars("loss", [new("train", 1)], 0));
        Assert.Empty(Directory.GetDirectories(run.Path));
    }

    [Fact]
    public void AddScalarGroup_NewKeys_ExtendTheLayout()
    {
        var values = WrittenValues.Events(writer =>
        {
            writer.AddScalarGroup("acc.all", [new("train", 1)], 1);
            writer.AddScalarGroup("acc.all", [new("train", 2), new("val", 3)], 2);
        }).SelectMany(logged => logged.Summary.Value).ToList();
        Assert.Equal(["acc.all/train", "acc.all/train", "acc.all/val"], values.Where(value => value.HasSimpleValue).Select(value => value.Tag));
        var layouts = values.Where(value => value.Tensor is not null).Select(value => CustomScalarLayout.Parser.ParseFrom(value.Tensor.StringVal[0])).ToList();
        Assert.Equal(2, layouts.Count);
        var chart = Assert.Single(Assert.Single(layouts[1].Category).Chart);
        Assert.Equal(("acc.all", @"acc\.all/train$", @"acc\.all/val$"), (chart.Title, chart.Multiline.Tag[0], chart.Multiline.Tag[1]));
    }
}
