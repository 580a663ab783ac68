// A Terraform provider that knows the Google providers' schema and reaches no cloud.
//
// It answers validate and plan from a schema file (see schema.py) and cannot apply anything. What Google would answer only after
// an apply stays unknown in a plan; what is optional and was not set stays null, so that a plan shows what our files ask for.
package main

import (
	"context"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5/tf5server"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

type attribute struct {
	Name     string          `json:"name"`
	Type     json.RawMessage `json:"type"`
	Computed bool            `json:"computed"`
	Optional bool            `json:"optional"`
	Required bool            `json:"required"`
}

type nestedBlock struct {
	Name    string `json:"name"`
	Nesting string `json:"nesting"`
	Block   block  `json:"block"`
	Min     int64  `json:"min"`
	Max     int64  `json:"max"`
}

type block struct {
	Attributes []attribute   `json:"attributes"`
	Blocks     []nestedBlock `json:"blocks"`
}

type file struct {
	Provider    block            `json:"provider"`
	Resources   map[string]block `json:"resources"`
	DataSources map[string]block `json:"data_sources"`
}

func typeOf(raw json.RawMessage) tftypes.Type {
	parsed, err := tftypes.ParseJSONType(raw) //nolint:staticcheck // the format Terraform itself writes types in
	if err != nil {
		log.Fatalf("type %s: %v", raw, err)
	}
	return parsed
}

var nestings = map[string]tfprotov5.SchemaNestedBlockNestingMode{
	"single": tfprotov5.SchemaNestedBlockNestingModeSingle,
	"list":   tfprotov5.SchemaNestedBlockNestingModeList,
	"set":    tfprotov5.SchemaNestedBlockNestingModeSet,
}

func (b block) schema() *tfprotov5.SchemaBlock {
	result := &tfprotov5.SchemaBlock{}
	for _, a := range b.Attributes {
		result.Attributes = append(result.Attributes, &tfprotov5.SchemaAttribute{
			Name: a.Name, Type: typeOf(a.Type), Computed: a.Computed, Optional: a.Optional, Required: a.Required,
		})
	}
	for _, n := range b.Blocks {
		result.BlockTypes = append(result.BlockTypes, &tfprotov5.SchemaNestedBlock{
			TypeName: n.Name, Nesting: nestings[n.Nesting], MinItems: n.Min, MaxItems: n.Max, Block: n.Block.schema(),
		})
	}
	return result
}

// fill gives each computed attribute that is null what `of` says, in the block and in the blocks within.
func (b block) fill(value tftypes.Value, of func(attribute) tftypes.Value) tftypes.Value {
	if value.IsNull() || !value.IsKnown() {
		return value
	}
	fields := map[string]tftypes.Value{}
	must(value.As(&fields))
	for _, a := range b.Attributes {
		if a.Computed && fields[a.Name].IsNull() {
			fields[a.Name] = of(a)
		}
	}
	for _, n := range b.Blocks {
		nested := fields[n.Name]
		if nested.IsNull() || !nested.IsKnown() {
			continue
		}
		if n.Nesting == "single" {
			fields[n.Name] = n.Block.fill(nested, of)
			continue
		}
		var items []tftypes.Value
		must(nested.As(&items))
		for i := range items {
			items[i] = n.Block.fill(items[i], of)
		}
		fields[n.Name] = tftypes.NewValue(nested.Type(), items)
	}
	return tftypes.NewValue(value.Type(), fields)
}

func unknown(a attribute) tftypes.Value {
	if a.Optional && a.Name != "id" {
		return tftypes.NewValue(typeOf(a.Type), nil)
	}
	return tftypes.NewValue(typeOf(a.Type), tftypes.UnknownValue)
}

// invented is what a data source answers here: plausible, of the right type, and recognisable.
func invented(a attribute) tftypes.Value {
	t := typeOf(a.Type)
	switch {
	case t.Is(tftypes.String) && a.Name == "number":
		return tftypes.NewValue(t, "123456789012")
	case t.Is(tftypes.String) && strings.Contains(a.Name, "email"), strings.Contains(a.Name, "service_account"):
		return tftypes.NewValue(t, "service-123456789012@gcp-sa-invented.iam.gserviceaccount.com")
	case t.Is(tftypes.String):
		return tftypes.NewValue(t, "invented-"+a.Name)
	default:
		return tftypes.NewValue(t, nil)
	}
}

type server struct {
	tfprotov5.ProviderServer
	file   file
	answer *tfprotov5.GetProviderSchemaResponse
}

func newServer(f file) *server {
	answer := &tfprotov5.GetProviderSchemaResponse{
		ServerCapabilities: &tfprotov5.ServerCapabilities{GetProviderSchemaOptional: true},
		Provider:           &tfprotov5.Schema{Block: f.Provider.schema()},
		ResourceSchemas:    map[string]*tfprotov5.Schema{},
		DataSourceSchemas:  map[string]*tfprotov5.Schema{},
	}
	for name, b := range f.Resources {
		answer.ResourceSchemas[name] = &tfprotov5.Schema{Block: b.schema()}
	}
	for name, b := range f.DataSources {
		answer.DataSourceSchemas[name] = &tfprotov5.Schema{Block: b.schema()}
	}
	return &server{file: f, answer: answer}
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func (s *server) change(schema *tfprotov5.Schema, b block, value *tfprotov5.DynamicValue, of func(attribute) tftypes.Value) *tfprotov5.DynamicValue {
	t := schema.ValueType()
	decoded, err := value.Unmarshal(t)
	must(err)
	result, err := tfprotov5.NewDynamicValue(t, b.fill(decoded, of))
	must(err)
	return &result
}

func (s *server) GetProviderSchema(context.Context, *tfprotov5.GetProviderSchemaRequest) (*tfprotov5.GetProviderSchemaResponse, error) {
	return s.answer, nil
}

func (s *server) GetMetadata(context.Context, *tfprotov5.GetMetadataRequest) (*tfprotov5.GetMetadataResponse, error) {
	answer := &tfprotov5.GetMetadataResponse{ServerCapabilities: s.answer.ServerCapabilities}
	for name := range s.file.Resources {
		answer.Resources = append(answer.Resources, tfprotov5.ResourceMetadata{TypeName: name})
	}
	for name := range s.file.DataSources {
		answer.DataSources = append(answer.DataSources, tfprotov5.DataSourceMetadata{TypeName: name})
	}
	return answer, nil
}

func (s *server) GetResourceIdentitySchemas(context.Context, *tfprotov5.GetResourceIdentitySchemasRequest) (*tfprotov5.GetResourceIdentitySchemasResponse, error) {
	return &tfprotov5.GetResourceIdentitySchemasResponse{}, nil
}

func (s *server) PrepareProviderConfig(_ context.Context, r *tfprotov5.PrepareProviderConfigRequest) (*tfprotov5.PrepareProviderConfigResponse, error) {
	return &tfprotov5.PrepareProviderConfigResponse{PreparedConfig: r.Config}, nil
}

func (s *server) ConfigureProvider(context.Context, *tfprotov5.ConfigureProviderRequest) (*tfprotov5.ConfigureProviderResponse, error) {
	return &tfprotov5.ConfigureProviderResponse{}, nil
}

func (s *server) StopProvider(context.Context, *tfprotov5.StopProviderRequest) (*tfprotov5.StopProviderResponse, error) {
	return &tfprotov5.StopProviderResponse{}, nil
}

func (s *server) ValidateResourceTypeConfig(context.Context, *tfprotov5.ValidateResourceTypeConfigRequest) (*tfprotov5.ValidateResourceTypeConfigResponse, error) {
	return &tfprotov5.ValidateResourceTypeConfigResponse{}, nil
}

func (s *server) ValidateDataSourceConfig(context.Context, *tfprotov5.ValidateDataSourceConfigRequest) (*tfprotov5.ValidateDataSourceConfigResponse, error) {
	return &tfprotov5.ValidateDataSourceConfigResponse{}, nil
}

func (s *server) PlanResourceChange(_ context.Context, r *tfprotov5.PlanResourceChangeRequest) (*tfprotov5.PlanResourceChangeResponse, error) {
	planned := s.change(s.answer.ResourceSchemas[r.TypeName], s.file.Resources[r.TypeName], r.ProposedNewState, unknown)
	return &tfprotov5.PlanResourceChangeResponse{PlannedState: planned, UnsafeToUseLegacyTypeSystem: true}, nil
}

func (s *server) ReadDataSource(_ context.Context, r *tfprotov5.ReadDataSourceRequest) (*tfprotov5.ReadDataSourceResponse, error) {
	state := s.change(s.answer.DataSourceSchemas[r.TypeName], s.file.DataSources[r.TypeName], r.Config, invented)
	return &tfprotov5.ReadDataSourceResponse{State: state}, nil
}

func (s *server) ApplyResourceChange(context.Context, *tfprotov5.ApplyResourceChangeRequest) (*tfprotov5.ApplyResourceChangeResponse, error) {
	return &tfprotov5.ApplyResourceChangeResponse{Diagnostics: []*tfprotov5.Diagnostic{{
		Severity: tfprotov5.DiagnosticSeverityError,
		Summary:  "This provider stands in for Google's in tests and applies nothing",
	}}}, nil
}

// The binary is installed once a provider; the folder it lies in says which schema it serves.
func main() {
	own, err := os.Executable()
	must(err)
	name := strings.TrimPrefix(strings.SplitN(filepath.Base(own), "_", 2)[0], "terraform-provider-")
	text, err := os.ReadFile(filepath.Join(os.Getenv("BOSCO_PROVIDER_SCHEMAS"), name+".json"))
	must(err)
	var f file
	must(json.Unmarshal(text, &f))
	must(tf5server.Serve("hashicorp/"+name, func() tfprotov5.ProviderServer { return newServer(f) }))
}
