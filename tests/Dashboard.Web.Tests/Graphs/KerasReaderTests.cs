using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Tests.Graphs;

public sealed class KerasReaderTests
{
    [Fact]
    public void Read_SequentialModel_IsAChain() => Assert.Equal(
        ["a <- ", "b <- a", "c <- b"],
        Lines("""{"class_name":"Sequential","config":{"name":"m","layers":[{"class_name":"Dense","config":{"name":"a"}},{"class_name":"Dense","config":{"name":"b"}},{"class_name":"Dense","config":{"name":"c"}}]}}"""));

    [Fact]
    public void Read_SequentialModelOfOldKeras_IsAChain() => Assert.Equal(
        ["a <- ", "b <- a"],
        Lines("""{"class_name":"Sequential","config":[{"class_name":"Dense","config":{"name":"a"}},{"class_name":"Dense","config":{"name":"b"}}]}"""));

    [Fact]
    public void Read_FunctionalModel_FollowsInboundNodes() => Assert.Equal(
        ["x <- ", "y <- ", "sum <- x, y"],
        Lines("""
            {"class_name":"Functional","config":{"name":"m","layers":[
              {"class_name":"InputLayer","name":"x","config":{},"inbound_nodes":[]},
              {"class_name":"InputLayer","name":"y","config":{},"inbound_nodes":[]},
              {"class_name":"Add","name":"sum","config":{},"inbound_nodes":[[["x",0,0,{}],["y",0,0,{}]]]}],
             "input_layers":[["x",0,0],["y",0,0]],"output_layers":[["sum",0,0]]}}
            """));

    [Fact]
    public void Read_FunctionalModelOfKeras3_FollowsHistories() => Assert.Equal(
        ["x <- ", "d <- x"],
        Lines("""
            {"class_name":"Functional","config":{"layers":[
              {"class_name":"InputLayer","name":"x","config":{},"inbound_nodes":[]},
              {"class_name":"Dense","name":"d","config":{},"inbound_nodes":[{"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,4],"keras_history":["x",0,0]}}],"kwargs":{}}]}],
             "input_layers":["x",0,0],"output_layers":["d",0,0]}}
            """));

    [Fact]
    public void Read_ModelWithinAModel_IsAScopeThatEdgesPassThrough() => Assert.Equal(
        ["x <- ", "inner/a <- x", "inner/b <- inner/a", "out <- inner/b"],
        Lines("""
            {"class_name":"Functional","config":{"layers":[
              {"class_name":"InputLayer","name":"x","config":{},"inbound_nodes":[]},
              {"class_name":"Sequential","name":"inner","config":{"name":"inner","layers":[{"class_name":"Dense","config":{"name":"a"}},{"class_name":"Dense","config":{"name":"b"}}]},"inbound_nodes":[[["x",0,0,{}]]]},
              {"class_name":"Dense","name":"out","config":{},"inbound_nodes":[[["inner",1,0,{}]]]}],
             "input_layers":[["x",0,0]],"output_layers":[["out",0,0]]}}
            """));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"config\": 5}")]
    [InlineData("{\"config\": {\"layers\": 5}}")]
    [InlineData("{\"class_name\": \"Functional\", \"config\": {\"layers\": [5, {\"name\": 7, \"inbound_nodes\": {\"a\": [[[1, 2, 3]]]}}]}}")]
    public void Read_TextThatIsNoModel_IsRefusedOrRead(string json)
    {
        try
        {
            _ = KerasReader.Read(json);
        }
        catch (GraphFormatException)
        {
            // Said, not thrown through.
        }
    }

    private static IEnumerable<string> Lines(string json) =>
        KerasReader.Read(json).Operations.Select(operation => $"{operation.Name} <- {string.Join(", ", operation.Inputs.Select(input => input.Source))}");
}
